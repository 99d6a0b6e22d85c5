/** Remembers only that somebody signed in here, so that a first visit asks for no renewal it cannot get. */
export const MARK = "cryptopredict.session";
/** Pages of one browser renew one after the other. */
export const RENEWAL = "cryptopredict-renew";

declare global {
  interface Window {
    earlyRenewal?: Promise<Response> | undefined;
  }
}

/**
 * Runs before the scripts of the page are there: asks for the renewal that all that is read has to wait for. It is kept alive, so that
 * whoever leaves in the middle has the next cookie nevertheless.
 */
export const earlyScript = `try{if(localStorage.getItem("${MARK}")&&navigator.locks&&navigator.onLine){(window.earlyRenewal=navigator.locks.request("${RENEWAL}",()=>fetch("/api/v1/auth/refresh",{method:"POST",cache:"no-store",keepalive:true}))).catch(()=>{})}}catch{}`;

/** The answer that was asked for before, once; it is no one's after that. */
export function takeEarly(): Promise<Response> | undefined {
  const early = window.earlyRenewal;
  window.earlyRenewal = undefined;
  return early;
}
