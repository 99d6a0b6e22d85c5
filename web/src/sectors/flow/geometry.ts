import type { SectorRotation } from "@/lib/types";

type Flow = SectorRotation["flow_directions"][number];

export interface Node {
  name: string;
  /** Share of the volume that left or came, percentage points. */
  share: number;
  top: number;
  height: number;
}

export interface Band {
  flow: Flow;
  fromTop: number;
  toTop: number;
  height: number;
}

export interface FlowPlan {
  from: Node[];
  to: Node[];
  bands: Band[];
  height: number;
}

const GAP = 14;
const LEAST = 34;
const PER_NODE = 64;

/** Two columns of sectors, losing and gaining, with bands between them; width and height of everything go with the share that moved. */
export function flowPlan(flows: readonly Flow[]): FlowPlan {
  const names = (key: "source" | "target") => [...new Set(flows.map((flow) => flow[key]))];
  const sum = (key: "source" | "target", name: string) =>
    flows.filter((flow) => flow[key] === name).reduce((all, { share }) => all + share, 0);
  const sides = { source: names("source"), target: names("target") };
  const most = Math.max(sides.source.length, sides.target.length, 1);
  const total = flows.reduce((all, { share }) => all + share, 0) || 1;
  const height = Math.max(200, most * PER_NODE + (most - 1) * GAP);
  // What is left beside the least height of each is given by share, on the fuller side; the other one keeps that scale.
  const scale = (height - (most - 1) * GAP - most * LEAST) / total;
  const column = (key: "source" | "target"): Node[] => {
    const found = sides[key]
      .map((name) => ({ name, share: sum(key, name) }))
      .sort((a, b) => b.share - a.share)
      .map((node) => ({ ...node, top: 0, height: LEAST + node.share * scale }));
    const whole = found.reduce((all, node) => all + node.height, 0) + (found.length - 1) * GAP;
    let top = (height - whole) / 2;
    return found.map((node) => {
      const placed = { ...node, top };
      top += node.height + GAP;
      return placed;
    });
  };
  const [from, to] = [column("source"), column("target")];
  const used = new Map<Node, number>();
  const take = (node: Node | undefined, share: number) => {
    if (!node) return { top: 0, height: 0 };
    const before = used.get(node) ?? 0;
    const tall = (share / node.share) * node.height;
    used.set(node, before + tall);
    return { top: node.top + before, height: tall };
  };
  const bands = [...flows]
    .sort((a, b) => b.share - a.share)
    .map((flow) => {
      const start = take(
        from.find(({ name }) => name === flow.source),
        flow.share,
      );
      const end = take(
        to.find(({ name }) => name === flow.target),
        flow.share,
      );
      return { flow, fromTop: start.top, toTop: end.top, height: Math.min(start.height, end.height) };
    });
  return { from, to, bands, height };
}

export function bandPath({ fromTop, toTop, height }: Band, left: number, right: number): string {
  const middle = (left + right) / 2;
  const curve = (y0: number, y1: number, x0: number, x1: number) =>
    `${x0} ${y0}C${middle} ${y0} ${middle} ${y1} ${x1} ${y1}`;
  return `M${curve(fromTop, toTop, left, right)}L${curve(toTop + height, fromTop + height, right, left)}Z`;
}
