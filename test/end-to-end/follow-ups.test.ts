import { describe, expect, it } from 'vitest';
import { scanSimulated } from '../../trust/scan.ts';
it.each(['flow-log-bucket-third','flow-log-firehose-own','log-bucket-foreign-key'])('%s', async (name) => {
  const { report, server } = await scanSimulated({ violations: [name] });
  console.log(name, report.findings.filter(({verdict}) => verdict==='fail'||verdict==='unknown').map(({rule,account,verdict,message})=>`${rule} ${account} ${verdict} ${message}`).join('\n'));
  console.log(server.faultsOfOurOwn, report.summary.exitCode, report.coverage.filter(c => c.operation.startsWith('kms')||c.operation.startsWith('firehose')).map(c=>`${c.account} ${c.operation} ${c.resource} ${c.outcome}`).join('\n'));
});
