/**
 * The page's style sheet. System fonts, one column, colours by the reader's preference; every verdict has a mark and a
 * word beside its colour. The colours keep a contrast of 4.5 to 1 on both papers.
 */
export const STYLE = `
:root{color-scheme:light dark;--paper:#fbfbf9;--panel:#fff;--ink:#1d2125;--soft:#555e67;--line:#dcdfe0;--fail:#b3261e;
--unknown:#8a5200;--manual:#5b3fb0;--pass:#1a6b3c;--none:#5d666e;--accent:#1f5fa8;--tint:#f2f3f1}
@media (prefers-color-scheme:dark){:root{--paper:#15181b;--panel:#1c2024;--ink:#e6e8ea;--soft:#a5afb8;--line:#353c43;
--fail:#ff8f87;--unknown:#f0b35c;--manual:#bda8ff;--pass:#79d29b;--none:#a5afb8;--accent:#8dbdf5;--tint:#22272c}}
*{box-sizing:border-box}
html{scroll-padding-top:4.5rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;
font-variant-numeric:tabular-nums;overflow-wrap:break-word}
.page{max-width:74rem;margin:0 auto;padding:0 1.5rem}
h1{font-size:1.9rem;line-height:1.2;letter-spacing:-.015em;font-weight:650;margin:.25rem 0 .75rem;text-wrap:balance}
h2{font-size:1.3rem;line-height:1.3;font-weight:650;margin:3rem 0 .75rem;letter-spacing:-.01em}
h3{font-size:1rem;font-weight:650;margin:1.5rem 0 .5rem}
h4{font-size:.9rem;font-weight:650;margin:1.25rem 0 .4rem}
p{margin:.4rem 0;max-width:48rem}
a{color:var(--accent);text-underline-offset:.15em}
code{font:.85em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;background:var(--panel);padding:.5rem 1rem;z-index:2}
.kicker,.soft{color:var(--soft)}
.kicker{font-size:.85rem;margin:2.5rem 0 0}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(10rem,1fr));gap:1rem 1.5rem;margin:1.5rem 0;padding:0}
.facts dt,.pairs dt{font-size:.8rem;color:var(--soft)}
.facts dd{margin:0}
.pairs{display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;gap:.3rem 1.25rem;margin:.75rem 0}
.pairs dd{margin:0}
.gate{border:1px solid var(--line);border-left:.4rem solid var(--none);background:var(--panel);border-radius:.4rem;padding:.9rem 1.25rem;margin:1.25rem 0}
.gate strong{font-size:1.1rem}
.gate.fail{border-left-color:var(--fail)}.gate.pass{border-left-color:var(--pass)}.gate.unknown{border-left-color:var(--unknown)}
.gate ul{margin:.4rem 0 0;padding-left:1.2rem}
.bar-wide svg{height:.9rem}
svg.bar{display:block;width:100%;height:.55rem;border-radius:.2rem;background:var(--tint)}
svg .fail{fill:var(--fail)}svg .unknown{fill:var(--unknown)}svg .manual{fill:var(--manual)}svg .pass{fill:var(--pass)}svg .not-applicable{fill:var(--line)}
.summary{position:sticky;top:0;z-index:1;background:var(--paper);border-bottom:1px solid var(--line)}
.summary .page{display:flex;flex-wrap:wrap;gap:.35rem 1.25rem;align-items:center;padding-top:.6rem;padding-bottom:.6rem}
.summary ul{display:flex;flex-wrap:wrap;gap:.25rem 1.1rem;list-style:none;margin:0;padding:0}
.verdict{white-space:nowrap;font-weight:600}
.verdict .mark{display:inline-block;min-width:1.1em;text-align:center}
.verdict.fail{color:var(--fail)}.verdict.unknown{color:var(--unknown)}.verdict.manual{color:var(--manual)}.verdict.pass{color:var(--pass)}.verdict.not-applicable{color:var(--none)}
.zero{color:var(--soft);font-weight:400}
.tag{display:inline-block;border:1px solid var(--line);border-radius:1rem;padding:0 .6rem;font-size:.8rem;line-height:1.5;white-space:nowrap}
.tag.critical,.tag.high{border-color:var(--fail);color:var(--fail);font-weight:600}
.scroll{overflow-x:auto;margin:.75rem 0}
table{border-collapse:collapse;width:100%;font-size:.9rem}
caption{text-align:left;color:var(--soft);padding:0 0 .5rem;font-size:.85rem}
#left-out caption,#parameters caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line)}
th{font-weight:600}
th .soft{font-weight:400}
thead th{color:var(--soft);font-size:.8rem;border-bottom-color:var(--soft);vertical-align:bottom}
.number{text-align:right;white-space:nowrap}
td{overflow-wrap:anywhere;min-width:7rem}
td.number,td.nowrap{min-width:0}
td.nowrap,th.nowrap,th[scope=row]{white-space:nowrap}
.bar-cell{width:9rem;min-width:6rem;vertical-align:middle}
details{margin:.5rem 0}
summary{cursor:pointer}
.requirement{border:1px solid var(--line);border-radius:.4rem;background:var(--panel);margin:.6rem 0}
.requirement>summary{display:grid;grid-template-columns:1.1rem 9.5rem 1fr auto;gap:.25rem .75rem;padding:.7rem 1rem;list-style:none}
.requirement>summary::-webkit-details-marker{display:none}
.requirement>summary::before{content:"\\25B8";color:var(--soft)}
.requirement[open]>summary::before{content:"\\25BE"}
.requirement[open]>summary{border-bottom:1px solid var(--line)}
.requirement .title{font-weight:600}
.counts{display:flex;flex-wrap:wrap;gap:0 .9rem;justify-content:flex-end}
.inside{padding:.5rem 1rem 1rem 2.9rem}
.findings{list-style:none;margin:.5rem 0;padding:0}
.finding{border-top:1px solid var(--line);padding:.7rem 0}
.finding:first-child{border-top:0}
.finding .line{display:flex;flex-wrap:wrap;gap:.2rem .8rem;align-items:baseline;max-width:none}
.finding .line>*{min-width:0;overflow-wrap:anywhere}
.finding p,.pairs dd,li{overflow-wrap:anywhere}
.finding .name{font-weight:600}
.finding summary{color:var(--accent);font-size:.9rem}
.note{background:var(--tint);border-radius:.3rem;padding:.4rem .75rem;font-size:.9rem}
.tools{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;margin:.75rem 0}
.tools[hidden]{display:none}
.tools input{font:inherit;color:inherit;background:var(--panel);border:1px solid var(--soft);border-radius:.3rem;padding:.35rem .6rem;min-width:min(20rem,100%)}
.tools button{font:inherit;color:inherit;background:var(--panel);border:1px solid var(--line);border-radius:.3rem;padding:.35rem .8rem;cursor:pointer}
footer{margin:4rem 0 3rem;border-top:1px solid var(--line);padding-top:1rem;font-size:.9rem}
@media (max-width:44rem){.page{padding:0 1rem}.requirement>summary{grid-template-columns:1.1rem 1fr}.requirement .title,.requirement .counts{grid-column:2;justify-content:flex-start}
.inside{padding-left:1rem}.facts{grid-template-columns:1fr 1fr}.pairs{grid-template-columns:1fr;gap:.1rem}.pairs dd{margin-bottom:.5rem}.bar-cell{display:none}h1{font-size:1.5rem}.summary nav{display:none}}
@media print{:root{color-scheme:light;--paper:#fff;--panel:#fff;--ink:#000;--soft:#444;--line:#bbb;--fail:#9b1c15;--unknown:#6b4000;--manual:#44308a;--pass:#0f5129;--none:#444;--accent:#000;--tint:#f4f4f4}
body{font-size:9.5pt}.page{max-width:none;padding:0}.summary{position:static}.tools,.skip,.summary nav{display:none}
.requirement{border:0;border-top:1px solid var(--line);border-radius:0}.finding,tr{break-inside:avoid}h2,h3,h4{break-after:avoid}
details::details-content{content-visibility:visible;block-size:auto}.scroll{overflow:visible}a{text-decoration:none}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
`;
