// Plays the flow that the command line names, in Node.js.
import { webcrypto } from 'node:crypto';

globalThis.crypto ??= webcrypto; // Node.js 18 has it under this name alone
const [{ configure }, { flows }, { outside }] = await Promise.all(
  ['./person.mjs', './flows.mjs', './outside.mjs'].map((name) => import(name)),
);
const pool = JSON.parse(process.env.POOL);
configure(pool);
await flows(outside(pool))[process.argv[2]]();
process.exit(); // Amplify waits three minutes for a confirmation, even after it has come
