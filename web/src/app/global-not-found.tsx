import type { Metadata } from "next";
import "@/styles/app.css";
import { direction, locales } from "@/i18n/locales";
import { themeScript } from "@/lib/preferences";
import en from "../../messages/en.json";
import fa from "../../messages/fa.json";

const words = { en: en.notFound, fa: fa.notFound };

export const metadata: Metadata = { title: en.notFound.title };

/** An address that leads nowhere, in every language: which one was meant cannot be known here. */
export default function GlobalNotFound() {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours that must run before the first paint */}
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body data-bare="">
        <main className="mx-auto flex min-h-screen max-w-[360px] flex-col justify-center gap-8 p-4">
          {locales.map((locale) => (
            <section key={locale} lang={locale} dir={direction[locale]} className="flex flex-col items-start gap-2">
              <h1>{words[locale].title}</h1>
              <p className="text-ink-2">{words[locale].why}</p>
              <a className="btn" href={`/${locale}/`}>
                {words[locale].home}
              </a>
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}
