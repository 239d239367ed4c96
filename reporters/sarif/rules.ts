import type { ReportingDescriptor, ToolComponent } from 'sarif';
import type { Report, ReportRule } from '../../model/report.ts';
import { escapeMarkdown } from '../escape/markdown.ts';
import { sarifText } from '../escape/sarif-text.ts';
import { notificationDescriptors } from './notification.ts';
import { SEVERITY_WORDS } from './severity.ts';
import { relationships, taxonomies } from './taxonomies.ts';

/**
 * The tool, with every rule that was judged whether it has a result or not: an upload without a rule would leave that
 * rule's old alerts open.
 */
export function driver(report: Report): ToolComponent {
  const known = taxonomies(report.rules);
  const { name, version } = report.tool;
  return {
    name: sarifText(name, 255),
    fullName: sarifText(`${name} ${version}`, 255),
    version: sarifText(version, 255),
    ...(SEMANTIC_VERSION.test(version) ? { semanticVersion: version } : {}),
    rules: report.rules.map((rule) => toDescriptor(rule, known)),
    notifications: notificationDescriptors(),
    supportedTaxonomies: known.map((taxonomy, index) => ({ name: taxonomy.name, index })),
  };
}

const SEMANTIC_VERSION = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;
/** Lengths that code scanning cuts at. */
const NAME_LIMIT = 255;
const TEXT_LIMIT = 1_024;

function toDescriptor(rule: ReportRule, known: readonly ToolComponent[]): ReportingDescriptor {
  const words = SEVERITY_WORDS[rule.severity];
  const related = relationships(rule, known);
  return {
    id: rule.id,
    name: nameOf(rule),
    shortDescription: { text: sarifText(`${rule.title}.`, TEXT_LIMIT) },
    fullDescription: { text: sarifText(rule.source.reading, TEXT_LIMIT) },
    help: { text: helpText(rule), markdown: helpMarkdown(rule) },
    defaultConfiguration: { level: words.level },
    ...(related.length === 0 ? {} : { relationships: related }),
    properties: {
      tags: tagsOf(rule),
      precision: 'very-high',
      'problem.severity': words.problem,
      ...(words.score === null ? {} : { 'security-severity': words.score }),
    },
  };
}

/** The title as one identifier: `EveryVpcRecordsAcceptedAndRejectedTraffic`. */
function nameOf(rule: ReportRule): string {
  const words = rule.title.match(/[A-Za-z0-9]+/g) ?? rule.id.match(/[A-Za-z0-9]+/g) ?? [];
  return words
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
    .slice(0, NAME_LIMIT);
}

/** Code scanning keeps ten tags and refuses files with more than twenty. */
function tagsOf(rule: ReportRule): string[] {
  const own = ['security', 'compliance', 'aws', `section-${rule.source.section}`, rule.obligation];
  const frameworks = Object.keys(rule.mappings).filter((name) => name.trim() !== '');
  return [...new Set([...own, ...frameworks.toSorted()])].slice(0, 10);
}

function helpText(rule: ReportRule): string {
  const lines = [`${rule.title}.`, rule.source.reading, `Remediation: ${rule.remediation}`];
  return lines.map((line) => sarifText(line, 4_000)).join('\n');
}

function helpMarkdown(rule: ReportRule): string {
  const { asea, lza } = rule.governedBy;
  return [
    `**${escapeMarkdown(rule.title)}**`,
    escapeMarkdown(rule.source.reading),
    `**Remediation:** ${escapeMarkdown(rule.remediation)}`,
    ...(asea === undefined ? [] : [`**ASEA configuration:** ${escapeMarkdown(asea)}`]),
    ...(lza === undefined ? [] : [`**LZA configuration:** ${escapeMarkdown(lza)}`]),
    ...Object.entries(rule.mappings).map(
      ([framework, controls]) => `**${escapeMarkdown(framework)}:** ${escapeMarkdown(controls.join(', '))}`,
    ),
  ].join('\n\n');
}
