// SPDX-License-Identifier: Apache-2.0
#include "app/core/time.h"
#include "app/settings/document.h"

#include <algorithm>
#include <array>

namespace hall::settings {

namespace {

constexpr std::size_t publicLetters = 43; // 32 bytes in base64url

bool isBase64Url(const std::string& text)
{
    return text.find('.') == std::string::npos;
}

void checkKey(const Entry& key, Mistakes& mistakes)
{
    const std::string& given = key.text("public");
    if (given.empty() == key.text("file").empty()) {
        mistakes.add(key, "public", "and file: one of them has to be given", "either of them");
    }
    if (!given.empty() && (given.size() != publicLetters || !isBase64Url(given))) {
        mistakes.add(key,
                     "public",
                     "can't be a public key of Ed25519",
                     "43 letters of base64url, the x of a JWK");
    }
    const auto from = parseBusinessDay(key.text("from"));
    const auto until = parseBusinessDay(key.text("until"));
    if (from && until && *until < *from) {
        mistakes.add(key, "until", "is before from", "from or later");
    }
}

/// What a code says travels in clear at most to a program on this machine.
bool isAddress(const std::string& address)
{
    return std::ranges::any_of(
        std::array<std::string_view, 4>{
            "https://", "http://127.0.0.1:", "http://localhost:", "http://[::1]:"},
        [&](std::string_view begin) { return address.starts_with(begin); });
}

void checkUpstream(const Document& document, Mistakes& mistakes)
{
    const Entry& upstream = document.one("upstream");
    if (upstream.text("broker").empty()) {
        return;
    }
    checkBroker(upstream, "broker", mistakes);
    if (document.many("hub_key").empty()) {
        mistakes.add(upstream,
                     "broker",
                     "leads nowhere, as no [[hub_key]] says whom to believe",
                     "a [[hub_key]] with the hub's public key");
    }
}

void checkResolver(const Document& document, Mistakes& mistakes)
{
    const Entry& resolver = document.one("resolver");
    const std::string& address = resolver.text("address");
    if (address.empty()) {
        return;
    }
    if (!isAddress(address)) {
        mistakes.add(resolver,
                     "address",
                     "can't be \"" + address + '"',
                     "https://…, or http://127.0.0.1:PORT/… for a program on this machine");
    }
    if (resolver.text("body").find("{code}") == std::string::npos) {
        mistakes.add(resolver, "body", "sends no {code}", "a text with {code} in it");
    }
    if (!resolver.text("number").starts_with('/')) {
        mistakes.add(resolver,
                     "number",
                     "can't be \"" + resolver.text("number") + '"',
                     "a JSON pointer, as /data/number");
    }
    if (document.many("identity_code").empty()) {
        mistakes.add(resolver,
                     "address",
                     "is never asked, as no [[identity_code]] says for which codes",
                     "an [[identity_code]] with a pattern");
    }
}

/// A pattern that every code fits would send tickets to strangers.
void checkPatterns(const Document& document, Mistakes& mistakes)
{
    for (const Entry& code : document.many("identity_code")) {
        const std::string& pattern = code.text("pattern");
        const bool saysSomething =
            std::ranges::any_of(pattern, [](char c) { return c != '*' && c != '?'; });
        if (code.at("pattern").sound && !saysSomething) {
            mistakes.add(code,
                         "pattern",
                         "fits every code",
                         "what they begin with and *, or their digits as #");
        }
    }
}

} // namespace

void checkCodes(const Document& document, Mistakes& mistakes)
{
    for (const std::string_view table : {"code_key", "hub_key"}) {
        for (const Entry& key : document.many(table)) {
            checkKey(key, mistakes);
        }
    }
    checkUpstream(document, mistakes);
    checkResolver(document, mistakes);
    checkPatterns(document, mistakes);
}

} // namespace hall::settings
