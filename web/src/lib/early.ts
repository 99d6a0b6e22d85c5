/** Remembers only that somebody signed in here, so that a first visit asks for no renewal it cannot get. */
export const MARK = "cryptopredict.session";
/** Pages of one browser renew one after the other. */
export const RENEWAL = "cryptopredict-renew";

declare global {
  interface Window {
    earlyRenewal?: Promise<Response> | undefined;
    earlyRead?: Promise<Response> | undefined;
  }
}

/** What the first page shows, by the pages' own addresses: asked for as soon as there is a token to ask with. */
const READS = `{"/en/":1,"/fa/":1}[location.pathname]?"/api/v1/ui/dashboard":0`;

/**
 * Runs before the scripts of the page are there: asks for the renewal that all that is read has to wait for, and for the answer of the
 * first page. The renewal is kept alive, so that whoever leaves in the middle has the next cookie nevertheless.
 */
export const earlyScript = `try{if(localStorage.getItem("${MARK}")&&navigator.locks&&navigator.onLine){const r=window.earlyRenewal=navigator.locks.request("${RENEWAL}",()=>fetch("/api/v1/auth/refresh",{method:"POST",cache:"no-store",keepalive:true}));r.catch(()=>{});const a=${READS};if(a){(window.earlyRead=r.then(o=>o.clone().json()).then(o=>fetch(a,{cache:"no-store",headers:{Authorization:"Bearer "+o.data.access_token}}))).catch(()=>{})}}}catch{}`;

/** The answer that was asked for before, once; it is no one's after that. */
export function takeEarly(): Promise<Response> | undefined {
  const early = window.earlyRenewal;
  window.earlyRenewal = undefined;
  return early;
}

/** The answer of the first page, if it was asked for before and is a good one; once, and never after its session has ended. */
export async function takeEarlyRead(): Promise<Response | undefined> {
  const early = window.earlyRead;
  dropEarlyRead();
  const response = await early?.catch(() => undefined);
  return response?.ok ? response : undefined;
}

export function dropEarlyRead(): void {
  window.earlyRead = undefined;
}
