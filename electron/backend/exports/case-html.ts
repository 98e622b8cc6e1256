import type { CaseSheet } from '../../../shared/i18n/case-sheet.ts';

/** The page stands for itself: no script, nothing loaded, and what people typed stays text. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";
const STYLE = `@page{size:A4;margin:16mm}
body{max-width:178mm;margin:0 auto;padding:12px;font:10.5pt/1.45 "Noto Sans SC","Microsoft YaHei",system-ui,sans-serif;color:#000;background:#fff}
h1{margin:0;font-size:16pt}h2{margin:14px 0 4px;border-bottom:1px solid #999;font-size:12pt;break-after:avoid}
p{margin:2px 0;white-space:pre-wrap;overflow-wrap:anywhere}
dl{margin:0}dl div{display:grid;grid-template-columns:36mm 1fr;gap:8px;break-inside:avoid}dt{color:#444}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
ol{margin:0;padding:0;list-style:none}li{padding:3px 0;border-bottom:1px solid #ddd;break-inside:avoid-page}
footer{margin-top:12px;color:#444;font-size:9pt}`;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const text = (raw: string) => raw.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** The sheet of a case as one HTML page. */
export function caseHtml(sheet: CaseSheet, language: string): string {
  const { company, number, about, state, parts, timelineTitle, timeline, written } = sheet;
  const partHtml = parts.map(
    ({ title, text: said, facts }) =>
      `<section><h2>${text(title)}</h2>${said === '' ? '' : `<p>${text(said)}</p>`}<dl>${facts
        .map(({ label, text: value }) => `<div><dt>${text(label)}</dt><dd>${text(value)}</dd></div>`)
        .join('')}</dl></section>`,
  );
  const entries = timeline.map(
    ({ when, what, text: said }) =>
      `<li>${text(when)} <strong>${text(what)}</strong>${said === '' ? '' : `<p>${text(said)}</p>`}</li>`,
  );
  return `<!doctype html>
<html lang="${text(language)}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${text(number)}</title><style>${STYLE}</style></head>
<body><header><p>${text(company)}</p><h1>${text(number)}</h1><p>${text(about)} · <strong>${text(state)}</strong></p></header>
${partHtml.join('\n')}
<section><h2>${text(timelineTitle)}</h2><ol>${entries.join('\n')}</ol></section>
<footer>${text(written)}</footer></body></html>
`;
}
