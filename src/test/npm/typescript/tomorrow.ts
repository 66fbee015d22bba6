// Prints the name of a challenge that the types do not know: it reaches the page all the same.
import createClient from "openapi-fetch";
import type { paths } from "./api.js";

const challenge = { name: "NEW_KIND", session: "x", expiresAt: "2026-01-02T03:07:05Z" };
const api = createClient<paths>({
  baseUrl: "https://api.example.com",
  fetch: async () => Response.json({ status: "challenge", challenge }),
});

const { data } = await api.POST("/v1/sign-in", { body: { username: "ada", password: "x" } });
if (data?.status === "challenge") {
  switch (data.challenge.name) {
    case "SMS_MFA":
      break;
    default:
      console.log(data.challenge.name);
  }
}
