// Lets a page play flows. The mailbox has no CORS, so that the page asks the test for its codes.
import { configure } from './person.mjs';
import { flows } from './flows.mjs';
import { outside } from './outside.mjs';

window.play = async ({ flow, pool }) => {
  configure(pool);
  await flows({ ...outside(pool), latestCode: window.latestCode })[flow]();
};
