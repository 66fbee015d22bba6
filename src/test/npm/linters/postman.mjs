// Makes a Postman collection of openapi.yml's examples, sends its requests in their order to a server of the environment local, and
// prints a JSON object of what the collection says and what was answered.
//
//   node postman.mjs OPENAPI SERVER      where TOKENS=true in the environment puts a real access token into each guarded request
import converter from 'openapi-to-postmanv2';
import newman from 'newman';
import {randomUUID} from 'node:crypto';
import {readFileSync} from 'node:fs';

const [document, server] = process.argv.slice(2);
const password = 'Analytical-1843'; // the current one, in the example that changes it

function collectionOf(document) {
  const input = {type: 'string', data: readFileSync(document, 'utf8')};
  return new Promise((resolve, reject) =>
    converter.convertV2(input, {parametersResolution: 'Example'}, (error, made) =>
      made?.result ? resolve(made.output[0].data) : reject(error ?? new Error(made.reason))));
}

function requestsOf(items) {
  return items.flatMap(item => item.item ? requestsOf(item.item) : [item.request]);
}

async function post(path, body) {
  const headers = {'Content-Type': 'application/json'};
  const response = await fetch(server + path, {method: 'POST', headers, body: JSON.stringify(body)});
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

// A user for each request, since some of them end the account or its tokens.
async function accessToken() {
  const username = `${randomUUID()}@example.com`;
  await post('/v1/sign-up', {username, password});
  const mailbox = await (await fetch(`${server}/local/mailbox?username=${username}`)).json();
  await post('/v1/sign-up/confirm', {username, code: mailbox.messages[0].code});
  return (await post('/v1/sign-in', {username, password})).tokens.accessToken;
}

function answerTo(request, response) {
  const text = response.text();
  const type = response.headers.get('Content-Type') ?? '';
  const problem = type.startsWith('application/problem+json') ? JSON.parse(text) : {};
  const [path] = request.url.getPath().split('?');
  const fields = (problem.errors ?? []).map(error => error.field);
  return {request: `${request.method} ${path}`, status: response.code, code: problem.code, fields};
}

const collection = await collectionOf(document);
if (process.env.TOKENS === 'true') {
  for (const request of requestsOf(collection.item).filter(request => request.auth?.type === 'bearer')) {
    request.auth.bearer = [{key: 'token', value: await accessToken()}];
  }
}
const baseUrl = collection.variable.find(variable => variable.key === 'baseUrl').value;
const answers = [];
newman.run({collection, reporters: [], environment: {values: [{key: 'baseUrl', value: server}]}})
  .on('request', (error, {request, response}) => {
    if (error) throw error;
    answers.push(answerTo(request, response));
  })
  .on('done', error => {
    if (error) throw error;
    console.log(JSON.stringify({baseUrl, answers}));
  });
