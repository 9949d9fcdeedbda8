extension ReportPage {
  /// The style sheet; what depends on the highlights follows it.
  static let style = """
    :root { color-scheme: light; }
    * { box-sizing: border-box; }
    body { font: 16px/1.55 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; color: #1d2330; background: #fff;
      margin: 0 auto; max-width: 60rem; padding: 1rem 1.25rem 3rem; overflow-wrap: break-word; }
    h1 { font-size: 1.8rem; line-height: 1.2; margin: 1rem 0 .25rem; }
    h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; border-bottom: 2px solid #d5dae3; padding-bottom: .2rem; }
    .origin, .facts, footer { color: #525b6b; margin: .1rem 0; font-size: .92rem; }
    footer { margin-top: 3rem; }
    a { color: #0b4f8a; } a:focus-visible, input:focus-visible, summary:focus-visible { outline: 3px solid #ff9800; outline-offset: 2px; }
    .warnings { background: #fff4e0; border-left: 4px solid #b26a00; margin: 0 0 1rem; padding: .5rem 1rem .5rem 2rem; }
    .gauges { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: .75rem 2rem; }
    figure { margin: 0; } .gauge { max-width: 24rem; } figcaption { font-size: .95rem; }
    .gauge figcaption { color: #3b4453; } .chart { margin: 1.25rem 0; } .chart figcaption { color: #525b6b; font-size: .9rem; }
    svg { display: block; width: 100%; height: auto; } svg text { font-size: 12px; fill: #3b4453; }
    svg .needle { fill: #1d2330; } svg .interval { stroke: #1d2330; stroke-width: 3; } svg .axis { stroke: #8a93a3; }
    svg .limit { stroke: #c62828; stroke-dasharray: 5 4; } svg rect.long { fill: #d84315; } svg rect.usual { fill: #5b86a8; }
    svg rect.chosen { fill: #1f5f8b; } svg rect.other { fill: #c3ccd8; } svg text.chosen { font-weight: 700; }
    svg a:hover rect { fill: #1d2330; }
    svg.tenths { width: 7.5rem; min-width: 7.5rem; }
    .wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .93rem; margin: .75rem 0; }
    th { text-align: left; font-weight: 600; color: #3b4453; border-bottom: 2px solid #d5dae3; vertical-align: bottom; }
    td, th { padding: .35rem .8rem .35rem 0; } td { border-bottom: 1px solid #e6e9ef; vertical-align: top; }
    table.figures td:nth-child(2), table.figures td:nth-child(3), table.sentences td:nth-child(n+2) { white-space: nowrap; font-variant-numeric: tabular-nums; }
    .verdict { display: inline-block; min-width: 6.2rem; padding: 0 .5rem; border-radius: 3px; color: #fff; background: #546170; text-align: center; white-space: nowrap; }
    .verdict.good { background: #2a6e2e; } .verdict.watch { background: #8a5200; } .verdict.fix { background: #b71c1c; }
    .verdict.good::before { content: "✓ "; } .verdict.watch::before { content: "! "; } .verdict.fix::before { content: "✗ "; }
    .switches { border: 1px solid #c3ccd8; border-radius: 4px; padding: .5rem .9rem .7rem; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin: 0 0 1rem; }
    .switches legend { font-weight: 600; padding: 0 .4rem; } .switches label { white-space: nowrap; cursor: pointer; }
    .count { color: #525b6b; font-size: .85rem; } .swatch { padding: 0 .15rem; }
    article { font: 1.08rem/1.85 Georgia, "DejaVu Serif", serif; max-width: 44rem; }
    article h3 { font-size: 1.2rem; margin: 1.6rem 0 .4rem; line-height: 1.3; } article .title { font-size: 1.45rem; }
    article p, article blockquote, article pre { margin: 0 0 .9rem; padding-left: .75rem; border-left: 4px solid transparent; }
    article blockquote { font-style: italic; margin-left: 1.5rem; } article pre { white-space: pre-wrap; font-size: .9rem; }
    article .bullet::before { content: "• "; } article .byline, article .contents { color: #525b6b; font-size: .95rem; }
    article :target { background: #ffe082; outline: 2px solid #ff9800; }
    details { margin: .3rem 0; } summary { cursor: pointer; } details ul { margin: .3rem 0 .8rem; padding-left: 1.4rem; }
    pre { font-size: .85rem; white-space: pre-wrap; } del { color: #9b1c1c; } ins { color: #1b5e20; text-decoration: none; }
    .bar { display: block; height: .8rem; background: #1f5f8b; min-width: 1px; } td:has(> .bar) { width: 35%; }
    .wide td:last-child { min-width: 12rem; } .chart { overflow-x: auto; } .chart svg { min-width: 34rem; }
    @media (max-width: 36rem) { .gauges { grid-template-columns: 1fr; } body { padding: .5rem .75rem 2rem; } article p { padding-left: .4rem; } h1 { font-size: 1.4rem; } }
    @media print {
      body { max-width: none; font-size: 10.5pt; padding: 0; } * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      h2, h3, thead, figcaption { break-after: avoid; } tr, figure, .warnings { break-inside: avoid; } article { max-width: none; font-size: 11pt; }
      .gauges { grid-template-columns: repeat(2, 1fr); } a { color: inherit; text-decoration: none; }
      .switches label:has(input:not(:checked)) { display: none; } .switches input { display: none; } .wide { overflow: visible; } .chart svg { min-width: 0; }
    }
    """
}
