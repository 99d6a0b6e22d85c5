import { describe, expect, it } from "vitest";
import { doorFrom, wayBack } from "@/entry/way-back";
import { type Command, found, matchOf } from "@/palette/commands";
import { shortcutOf } from "@/palette/shortcuts";
import { assetHref, idOf, signalHref } from "@/shell/ways";

const command = (id: string, group: Command["group"], title: string, also = ""): Command => ({
  id,
  group,
  title,
  also,
  run: () => undefined,
});
const most = { assets: 2, signals: 2, pages: 2, deeds: 2 };

describe("the palette", () => {
  it("shows assets, signals, pages and deeds in this order, the best of each first", () => {
    const all = [
      command("theme", "deeds", "Solarised"),
      command("usol", "assets", "USOL", "Wrapped"),
      command("solana", "assets", "SOL", "Solana"),
      command("other", "assets", "RSOLX"),
      command("page", "pages", "Track record"),
    ];
    expect(found(all, "sol", most).map(({ id }) => id)).toEqual(["solana", "usol", "theme"]);
    expect(found(all, "", most)).toHaveLength(4);
    expect(found(all, "zzz", most)).toEqual([]);
  });

  it("does not mind case, half-spaces and the two shapes of Persian letters", () => {
    expect(matchOf({ title: "بیت‌کوین" }, "بيت كوين")).toBeGreaterThan(4);
    expect(matchOf({ title: "Track record" }, "REC")).toBe(3);
  });
});

describe("keys", () => {
  const key = (name: string, over = {}) => ({ key: name, ctrlKey: false, metaKey: false, altKey: false, ...over });
  const calm = { typing: false, after: null, letters: true };

  it("mean the palette everywhere, and letters nothing where one is typing or has switched them off", () => {
    expect(shortcutOf(key("k", { ctrlKey: true }), { ...calm, typing: true })).toBe("palette");
    expect(shortcutOf(key("K", { metaKey: true }), { ...calm, letters: false })).toBe("palette");
    expect(shortcutOf(key("p"), calm)).toBe("pause");
    expect(shortcutOf(key("p"), { ...calm, typing: true })).toBeNull();
    expect(shortcutOf(key("?"), { ...calm, letters: false })).toBeNull();
    expect(shortcutOf(key("p", { ctrlKey: true }), calm)).toBeNull();
  });

  it("lead to a page after a g, and only then", () => {
    expect(shortcutOf(key("g"), calm)).toBe("wait");
    expect(shortcutOf(key("m"), { ...calm, after: "g" })).toBe("go-macro");
    expect(shortcutOf(key("x"), { ...calm, after: "g" })).toBeNull();
    expect(shortcutOf(key("m"), calm)).toBeNull();
  });
});

describe("addresses", () => {
  it("name an asset and a signal", () => {
    expect(assetHref("fa", 12)).toBe("/fa/asset/?id=12");
    expect(signalHref("en", 5)).toBe("/en/signal/?id=5");
    expect(["12", "0", "-1", "1e3", "", null].map(idOf)).toEqual([12, null, null, null, null, null]);
  });

  it("lead back through the door to what was shown, and nowhere else", () => {
    const door = doorFrom("en", "/en/asset/", "?id=12&with=rsi");
    expect(door).toBe("/en/sign-in/?to=asset&at=id%3D12%26with%3Drsi");
    expect(wayBack("en", door.slice(door.indexOf("?")))).toBe("/en/asset/?id=12&with=rsi");
    expect(doorFrom("en", "/en/data/")).toBe("/en/sign-in/?to=data");
    expect(wayBack("en", "?to=asset&at=%2F%2Fevil.example%2F")).toBe("/en/asset/?%2F%2Fevil.example%2F=");
    expect(wayBack("en", "?to=nowhere&at=id%3D1")).toBe("/en/");
  });
});
