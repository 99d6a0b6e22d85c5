"""The document that every report is: one file that asks for nothing outside itself, light and dark, on screen and on paper."""

from html import escape

__all__ = ["document"]

_STYLE = """
:root{color-scheme:light dark;--ink:#1c2430;--soft:#5b6676;--paper:#fbfbfa;--edge:#dfe3e8;--good:#0f7b53;--bad:#a23b2a;--a:#1f5fbf;--b:#b5681d;
--c:#7a4fb0;--d:#4d7c2b}
@media(prefers-color-scheme:dark){:root{--ink:#e4e8ee;--soft:#98a3b3;--paper:#12161c;--edge:#2b333e;--good:#4cc38f;--bad:#ef8a75;--a:#74a9ff;
--b:#e6a562;--c:#b996ec;--d:#9ccc6f}}
body{margin:0 auto;padding:2rem 1.25rem 4rem;max-width:60rem;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,sans-serif}
h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:3rem;border-top:1px solid var(--edge);padding-top:1.5rem}h3{font-size:1rem;margin-top:2rem}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;font-size:.9rem}
.wide{overflow-x:auto}th,td{padding:.3rem .7rem .3rem 0;text-align:start;border-bottom:1px solid var(--edge);vertical-align:top}
th{color:var(--soft);font-weight:600}td.n,th.n{text-align:end}
figure{margin:1rem 0}figcaption,.soft{color:var(--soft);font-size:.85rem}
code{font-size:.85em;overflow-wrap:anywhere}.open{color:var(--good);font-weight:600}.closed{color:var(--bad);font-weight:600}
svg{max-width:100%;height:auto}svg text{fill:var(--ink);font-size:12px}svg .tick{fill:var(--soft);font-size:11px}
svg line.zero{stroke:var(--soft);stroke-dasharray:3 3}svg line.axis{stroke:var(--edge)}svg line.good{stroke:var(--good);stroke-width:2}
svg line.plain{stroke:var(--soft);stroke-width:2}svg circle.good{fill:var(--good)}svg circle.plain{fill:var(--soft)}
svg polyline{fill:none;stroke-width:2}svg .s0{stroke:var(--a)}svg .s1{stroke:var(--b)}svg .s2{stroke:var(--c)}svg .s3{stroke:var(--d)}
svg circle.s0,svg text.s0{fill:var(--a)}svg circle.s1,svg text.s1{fill:var(--b)}svg circle.s2,svg text.s2{fill:var(--c)}svg circle.s3,
svg text.s3{fill:var(--d)}svg text.name{stroke:none}svg .s4{stroke:var(--soft)}svg text.s4{fill:var(--soft)}
svg line.grid{stroke:var(--edge)}svg .thin{stroke-width:1.5}svg .broken{stroke-dasharray:5 4}
a{color:var(--a)}.lead{font-size:1.1rem}.tight td,.tight th{padding-inline-end:.5rem}.tight td.n,.still{white-space:nowrap}.under{display:block;white-space:nowrap;color:var(--soft);font-size:.8rem}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(24rem,1fr));gap:0 3rem;align-items:start}
@media print{:root{color-scheme:light;--ink:#000;--soft:#444;--paper:#fff;--edge:#bbb;--good:#0f7b53;--bad:#a23b2a;--a:#1f5fbf;--b:#b5681d;--c:#7a4fb0;
--d:#4d7c2b}body{max-width:none;padding:0;font-size:10pt}table{font-size:8pt}.wide{overflow:visible}h2{break-after:avoid}
figure,tr{break-inside:avoid}@page{margin:15mm}}
"""


def document(title: str, body: str) -> str:
    """The whole file; `body` is HTML already."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>CryptoPredict · {escape(title)}</title><style>{_STYLE}</style></head><body>{body}</body></html>\n"
    )
