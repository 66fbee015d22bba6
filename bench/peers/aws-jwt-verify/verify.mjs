// Verifies the tokens of a file for some seconds, and prints the microseconds that each took.
import { readFileSync } from "node:fs";
import { CognitoJwtVerifier } from "aws-jwt-verify";

const [file, seconds] = process.argv.slice(2);
const { poolId, clientId, jwks, tokens } = JSON.parse(readFileSync(file, "utf8"));
const verifier = CognitoJwtVerifier.create({ userPoolId: poolId, tokenUse: "access", clientId });
verifier.cacheJwks(JSON.parse(jwks));

function measure(milliseconds) {
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < milliseconds) {
    for (const token of tokens) {
      verifier.verifySync(token);
    }
    count += tokens.length;
  }
  return ((performance.now() - start) * 1000) / count;
}

measure(Number(seconds) * 500); // to warm up
console.log(measure(Number(seconds) * 1000).toFixed(2));
