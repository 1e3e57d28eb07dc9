// Reads one page as a JSON string per line, answers with a JSON list of its problems.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { HtmlValidate, StaticConfigLoader } from "html-validate";

const config = JSON.parse(readFileSync(".htmlvalidate.json", "utf-8"));
const checker = new HtmlValidate(new StaticConfigLoader(config));

for await (const line of createInterface({ input: process.stdin })) {
  const html = JSON.parse(line);
  const source = html.split("\n");
  const report = await checker.validateString(html);
  const problems = report.results.flatMap(({ messages }) => messages).map(
    ({ ruleId, message, line, column }) =>
      `${ruleId}: ${message} (line ${line}:${column}: ${(source[line - 1] ?? "").trim().slice(0, 100)})`,
  );
  console.log(JSON.stringify(problems));
}
