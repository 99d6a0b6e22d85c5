const paths = {
  "arrow-down": "m4.5 4.5 7 7M11.5 6v5.5H6",
  "arrow-up": "M4.5 11.5 11.5 4.5M6 4.5h5.5V10",
  assets: "M9 6a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0M9.7 3.3a3.5 3.5 0 1 1-1 8.2",
  bell: "M3 12h10l-1.2-1.8V7a3.8 3.8 0 0 0-7.6 0v3.2zM6.6 14.2h2.8",
  candles: "M5 2v2.5M5 11.5V14M3.3 4.5h3.4v7H3.3zM11 2v3.2M11 9.8V14M9.3 5.2h3.4v4.6H9.3z",
  chevron: "m4 6 4 4 4-4",
  check: "m3 8.5 3.2 3.2L13 4.8",
  chip: "M4.5 4.5h7v7h-7zM6.5 2v2.5M9.5 2v2.5M6.5 11.5V14M9.5 11.5V14M2 6.5h2.5M2 9.5h2.5M11.5 6.5H14M11.5 9.5H14",
  clock: "M13.8 8A5.8 5.8 0 1 1 2.2 8a5.8 5.8 0 0 1 11.6 0M8 4.8V8l2.2 1.6",
  chart: "M2.5 13.5v-11M2.5 13.5h11M5 10.5V8M8 10.5v-5M11 10.5V7",
  copy: "M6.8 5.5h5.4a1.3 1.3 0 0 1 1.3 1.3v5.4a1.3 1.3 0 0 1-1.3 1.3H6.8a1.3 1.3 0 0 1-1.3-1.3V6.8a1.3 1.3 0 0 1 1.3-1.3M3.5 10.5h-1v-8h8v1",
  cross: "m4 4 8 8M12 4l-8 8",
  cycle: "M13.5 8a5.5 5.5 0 0 1-9.6 3.7M2.5 8a5.5 5.5 0 0 1 9.6-3.7M12.4 1.8v2.8H9.6M3.6 14.2v-2.8h2.8",
  data: "M2.5 4c0-1.1 2.5-2 5.5-2s5.5.9 5.5 2-2.5 2-5.5 2-5.5-.9-5.5-2v8c0 1.1 2.5 2 5.5 2s5.5-.9 5.5-2V4M2.5 8c0 1.1 2.5 2 5.5 2s5.5-.9 5.5-2",
  home: "M2.5 7 8 2.5 13.5 7v6a.5.5 0 0 1-.5.5H9.8V9.8H6.2v3.7H3a.5.5 0 0 1-.5-.5z",
  language:
    "M1.8 3.6h7.4M5.5 2v1.6M7.9 3.6c-.5 3-2.6 5.4-5.4 6.6M3.6 5.9c.8 1.9 2.3 3.3 4.3 4.1M7.4 14l3.3-7.6L14 14M8.6 11.4h4.2",
  layers: "M8 2 14 5 8 8 2 5zM2.5 8 8 10.8 13.5 8M2.5 11 8 13.8l5.5-2.8",
  link: "M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2A2.6 2.6 0 0 0 9 3.3l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.3 9A2.6 2.6 0 0 0 7 12.7l.8-.8",
  log: "M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01",
  macro: "M1.5 11.5 5 7.5l2.5 2.2 3-4.7 4 4M1.5 14h13",
  hidden:
    "M2.5 2.5l11 11M6.4 4.3A6.6 6.6 0 0 1 8 4.1c3.7 0 6 3.9 6 3.9a11 11 0 0 1-1.9 2.2M9.7 9.7A2.4 2.4 0 0 1 6.3 6.3M4.3 5.3A11 11 0 0 0 2 8s2.3 3.9 6 3.9a6 6 0 0 0 1.8-.3",
  inbox: "M2.5 9.5 4.3 3h7.4l1.8 6.5v3.5h-11zM2.5 9.5h3.2l.9 1.6h2.8l.9-1.6h3.2",
  model: "M8 1.8 13.5 5v6L8 14.2 2.5 11V5zM2.5 5 8 8.2 13.5 5M8 8.2v6",
  more: "M3.4 8h.01M8 8h.01M12.6 8h.01",
  moon: "M13.2 9.7A5.6 5.6 0 0 1 6.3 2.8a5.6 5.6 0 1 0 6.9 6.9",
  next: "m6 4 4 4-4 4",
  nothing: "M13.8 8A5.8 5.8 0 1 1 2.2 8a5.8 5.8 0 0 1 11.6 0M5.5 8h5",
  pause: "M5.5 4v8M10.5 4v8",
  play: "M5 3.5v9l7.5-4.5z",
  portfolio: "M2 5.5h12v8H2zM5.5 5.5V3.8a1 1 0 0 1 1-1h3a1 1 0 0 1 1 1v1.7M2 9h12",
  previous: "m10 4-4 4 4 4",
  print: "M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z",
  pulse: "M1.5 8.5h3l1.8-5 3 9.5 2-4.5h3.2",
  record:
    "M2.5 13.5v-11M2.5 13.5h11M4.8 11l7.4-7.4M7.5 8.2a1 1 0 1 1-2 0 1 1 0 0 1 2 0M11.2 6.4a1 1 0 1 1-2 0 1 1 0 0 1 2 0",
  save: "M8 2.5v7.2M5 7l3 3 3-3M2.8 13.2h10.4",
  search: "M11 6.8a4.2 4.2 0 1 1-8.4 0 4.2 4.2 0 0 1 8.4 0M10 10l3.5 3.5",
  sectors: "M2 2h7v5.5H2zM11 2h3v5.5h-3zM2 9.5h4V14H2zM8 9.5h6V14H8z",
  settings: "M2 4.5h5M11 4.5h3M2 11.5h3M9 11.5h5M11 4.5a2 2 0 1 1-4 0 2 2 0 0 1 4 0M9 11.5a2 2 0 1 1-4 0 2 2 0 0 1 4 0",
  shield: "M8 1.8 13 3.6v4.2c0 3-2 5.2-5 6.4-3-1.2-5-3.4-5-6.4V3.6zM5.8 8l1.6 1.6 2.9-3.1",
  source: "M9.2 7a1.2 1.2 0 1 1-2.4 0 1.2 1.2 0 0 1 2.4 0M8 8.2V14M4 11a5.6 5.6 0 0 1 0-8M12 3a5.6 5.6 0 0 1 0 8",
  sliders: "M4 2v5M4 11v3M8 2v2M8 8v6M12 2v6M12 12v2M2.3 9h3.4M6.3 6h3.4M10.3 10h3.4",
  star: "m8 1.9 1.9 3.9 4.2.6-3 3 .7 4.2L8 11.6l-3.8 2 .7-4.2-3-3 4.2-.6z",
  stop: "M5.2 2.2h5.6l3 3v5.6l-3 3H5.2l-3-3V5.2zM5.8 8h4.4",
  sun: "M10.8 8a2.8 2.8 0 1 1-5.6 0 2.8 2.8 0 0 1 5.6 0M8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9",
  table:
    "M3.2 3h9.6A1.2 1.2 0 0 1 14 4.2v7.6a1.2 1.2 0 0 1-1.2 1.2H3.2A1.2 1.2 0 0 1 2 11.8V4.2A1.2 1.2 0 0 1 3.2 3M2 6.4h12M2 9.7h12M6.5 6.4V13",
  user: "M10.7 5.5a2.7 2.7 0 1 1-5.4 0 2.7 2.7 0 0 1 5.4 0M2.8 13.5c.6-2.6 2.6-4 5.2-4s4.6 1.4 5.2 4",
  users:
    "M7.8 5.3a2.4 2.4 0 1 1-4.8 0 2.4 2.4 0 0 1 4.8 0M1 13c.5-2.4 2-3.7 4.4-3.7s3.9 1.3 4.4 3.7M10.4 3.1a2.4 2.4 0 0 1 0 4.5M11.8 9.6c1.7.4 2.8 1.5 3.2 3.4",
  visible: "M2 8s2.3-3.9 6-3.9S14 8 14 8s-2.3 3.9-6 3.9S2 8 2 8M10.2 8a2.2 2.2 0 1 1-4.4 0 2.2 2.2 0 0 1 4.4 0",
  warning: "M8 2.3 14.4 13.4H1.6zM8 6.6v3M8 11.6v.01",
} as const;

export type IconName = keyof typeof paths;

/** A line drawing of 16 px that takes the colour of its text; the words beside it say what it means. */
export function Icon({ name, small = false, flip = false }: { name: IconName; small?: boolean; flip?: boolean }) {
  return (
    <svg className={`icon${small ? " icon-12" : ""}${flip ? " flip" : ""}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

/** Three measured steps, then three that are only likely. */
export function Logo({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" aria-hidden="true" className="shrink-0">
      <path
        d="M2 13.5 7 8l3 2.6L13 7"
        stroke="var(--ink)"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path d="M13 7 18.5 2.8M13 7l5.5 1M13 7l5.5 6" stroke="var(--accent)" strokeWidth="1.3" strokeLinecap="round" />
      <circle cx="13" cy="7" r="1.9" fill="var(--ink)" />
    </svg>
  );
}
