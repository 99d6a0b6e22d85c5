import { describe, expect, it } from "vitest";
import { tokenIn } from "@/entry/letter-token";
import { namesOf, ownerFaults, passwordFaults } from "@/entry/owner-rules";

describe("the letters of an account", () => {
  it("takes a token from a fragment, and nothing else for one", () => {
    expect(tokenIn("#aB3_-x.9~")).toBe("aB3_-x.9~");
    for (const fragment of ["", "#", "#a b", "#<b>", `#${"a".repeat(501)}`]) expect(tokenIn(fragment)).toBe("");
  });
});

describe("what is typed for an account", () => {
  it("counts characters as people do, and compares both passwords", () => {
    expect(passwordFaults({ password: "🔒🔒🔒🔒", again: "🔒🔒🔒🔒" })).toEqual({ password: "short" });
    expect(passwordFaults({ password: "long enough", again: "long  enough" })).toEqual({ again: "different" });
    expect(ownerFaults({ name: "", email: "a@b", password: "long enough", again: "long enough" })).toEqual({
      name: "name",
      email: "email",
    });
  });

  it("parts a name into the first word and the others", () => {
    expect(namesOf("  Sara  Rad  Nia ")).toEqual({ first_name: "Sara", last_name: "Rad Nia" });
    expect(namesOf("سارا")).toEqual({ first_name: "سارا", last_name: "" });
  });
});
