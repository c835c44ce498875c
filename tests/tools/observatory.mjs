// The HTTP Observatory of MDN on pages of one website: node observatory.mjs HTTP_PORT HTTPS_PORT PATH…
// Prints a line of JSON per page: its path, grade, score, and the tests it fails.
import { existsSync, writeFileSync } from "node:fs";

const package_ = new URL("node_modules/@mdn/mdn-http-observatory/", import.meta.url);
const preloaded = new URL("conf/hsts-preload.json", package_); // fetched by an install script that we do not run
if (!existsSync(preloaded)) writeFileSync(preloaded, "{}");
const { ALL_TESTS } = await import(new URL("src/constants.js", package_));
const { getGradeForScore, getScoreModifier } = await import(new URL("src/grader/grader.js", package_));
const { retrieve } = await import(new URL("src/retriever/retriever.js", package_));

const [httpPort, httpsPort, ...paths] = process.argv.slice(2);
for (const path of paths) {
  const found = await retrieve("localhost", { httpPort, httpsPort, path });
  const results = ALL_TESTS.map((test) => test(found));
  const score = results.reduce((sum, { result }) => sum + getScoreModifier(result), 100);
  const failed = results.filter(({ pass }) => !pass).map(({ result }) => result);
  const status = found.responses.auto?.status;
  console.log(JSON.stringify({ path, status, score, grade: getGradeForScore(score).grade, failed }));
}
