// POST /v1/sign-in as a Node user would write it: Fastify, and the AWS SDK for JavaScript.
import { Agent } from "node:http";
import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import Fastify from "fastify";

const text = { type: "string", minLength: 1, maxLength: 256 };
const credentials = {
  type: "object",
  required: ["username", "password"],
  additionalProperties: false,
  properties: { username: text, password: text },
};
const cognito = new CognitoIdentityProviderClient({
  region: "eu-central-1",
  endpoint: process.env.POOL,
  credentials: { accessKeyId: "none", secretAccessKey: "none" },
  requestHandler: new NodeHttpHandler({
    httpAgent: new Agent({ keepAlive: true, maxSockets: 1000 }),
  }),
});
const server = Fastify();

server.get("/up", async () => "up");
server.post("/v1/sign-in", { schema: { body: credentials } }, async ({ body }, reply) => {
  try {
    const { AuthenticationResult: tokens } = await cognito.send(
      new InitiateAuthCommand({
        AuthFlow: "USER_PASSWORD_AUTH",
        ClientId: process.env.CLIENT,
        AuthParameters: { USERNAME: body.username, PASSWORD: body.password },
      }),
    );
    return {
      status: "authenticated",
      tokens: {
        accessToken: tokens.AccessToken,
        idToken: tokens.IdToken,
        refreshToken: tokens.RefreshToken,
        tokenType: tokens.TokenType,
        expiresIn: tokens.ExpiresIn,
      },
    };
  } catch (problem) {
    return reply.code(401).send({ code: problem.name });
  }
});
await server.listen({ host: "127.0.0.1", port: Number(process.env.PORT) });
