// Lets a reader point at a chart's bars. The charts stand in the page as pictures, with their numbers, without it.
"use strict";
(() => {
  const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const numbers = (figure) =>
    Array.from(figure.querySelectorAll("tbody tr"), (row) => ({
      name: row.querySelector("th").textContent,
      period: row.querySelector("th").dataset.period,
      values: Array.from(row.querySelectorAll("td[data-n]"), (cell) => Number(cell.dataset.n)),
      share: row.lastElementChild.textContent,
    }));

  // Every month or year from the first to the last, those with nothing too.
  const filled = (rows) => {
    const index = (period) => (period.length > 4 ? Number(period.slice(0, 4)) * 12 + Number(period.slice(5)) - 1 : Number(period));
    const known = new Map(rows.map((row) => [index(row.period), row]));
    const all = [];
    for (let at = index(rows[0].period); at <= index(rows[rows.length - 1].period); at += 1) all.push(known.get(at) || null);
    return all;
  };

  const draw = (figure) => {
    const rows = numbers(figure);
    if (rows.length < 2) return;
    const all = filled(rows);
    const against = rows[0].values.length > 1;
    const plot = document.createElement("div");
    const readout = document.createElement("p");
    plot.className = "plot";
    readout.className = "readout";
    figure.insertBefore(plot, figure.querySelector(".axis"));
    figure.insertBefore(readout, figure.querySelector("figcaption"));
    figure.classList.add("live");
    const most = Math.max(1, ...all.map((row) => (row ? row.values[0] : 0)));
    const deepest = against ? Math.max(1, ...all.map((row) => (row ? row.values[1] : 0))) : 1;
    const bars = uPlot.paths.bars({ size: [0.82, 36] });
    const series = [{}, { fill: color("--strong"), width: 0, paths: bars, points: { show: false } }];
    const data = [all.map((_, at) => at), all.map((row) => (row ? row.values[0] : 0))];
    if (against) {
      series.push({ fill: color("--line"), width: 0, paths: bars, points: { show: false } });
      data.push(all.map((row) => (row ? (-row.values[1] / deepest) * most * 0.36 : 0)));
    }
    const told = (at) => {
      const row = all[at];
      readout.textContent = row ? `${row.name}: ${row.values.map((n) => n.toLocaleString()).join(" / ")}${against ? ` (${row.share})` : ""}` : "";
    };
    const options = () => ({
      width: plot.clientWidth,
      height: plot.clientHeight,
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
      scales: { x: { time: false, range: [-0.5, all.length - 0.5] }, y: { range: [against ? -most * 0.38 : 0, most * 1.02] } },
      axes: [{ show: false }, { show: false }],
      padding: [0, 0, 0, 0],
      series,
      hooks: { setCursor: [(chart) => told(chart.cursor.idx)] },
    });
    let chart = new uPlot(options(), data, plot);
    new ResizeObserver(() => chart.setSize({ width: plot.clientWidth, height: plot.clientHeight })).observe(plot);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      chart.destroy();
      series[1].fill = color("--strong");
      if (against) series[2].fill = color("--line");
      chart = new uPlot(options(), data, plot);
    });
  };

  for (const figure of document.querySelectorAll("figure[data-chart]")) draw(figure);
})();
