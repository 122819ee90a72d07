import fs from 'node:fs';

const NEED = /\[needs ([^\]]+)\]/;

/** Tests that were left out for want of a program, counted by what they need (see test/support/available.ts). */
function missingNeeds(results) {
  const counts = new Map();
  for (const file of results.testResults) {
    for (const test of file.testResults) {
      const need = test.status === 'pending' && test.ancestorTitles.map((title) => NEED.exec(title)?.[1]).find(Boolean);
      if (need) counts.set(need, (counts.get(need) ?? 0) + 1);
    }
  }
  return counts;
}

/** Jest's own summary in the form that readers of CI logs count, and before it, in plain words, what could not run and how to mend that. */
export default class ClosingLine {
  onRunComplete(_contexts, results) {
    const lines = [...missingNeeds(results)].map(([need, count]) => `could not run: ${count} ${count === 1 ? 'test needs' : 'tests need'} ${need}`);
    if (process.env.FAILED_CHECKS) lines.push(`failed checks, their messages stand above the tests: ${process.env.FAILED_CHECKS}`);
    // a file that could not be loaded counts as one failure: its tests are unknown
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    lines.push(`tests: ${results.numPassedTests} passed, ${failed} failed, ${results.numPendingTests + results.numTodoTests} skipped`);
    // Jest adds its own summary after every reporter: the very last line is written when it leaves
    process.once('exit', () => fs.writeSync(1, `\n${lines.join('\n')}\n`));
  }
}
