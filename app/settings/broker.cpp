// SPDX-License-Identifier: Apache-2.0
#include "app/settings/document.h"

namespace hall::settings {

void checkBroker(const Entry& entry, std::string_view address, Mistakes& mistakes)
{
    const std::string& broker = entry.text(address);
    const bool isOverTls = broker.starts_with("mqtts://");
    const bool isHere =
        broker.starts_with("mqtt://127.0.0.1:") || broker.starts_with("mqtt://localhost:");
    if (entry.at(address).sound && !isOverTls && !isHere) {
        mistakes.add(entry,
                     address,
                     "can't be \"" + broker + '"',
                     "mqtts://HOST:PORT, or mqtt://127.0.0.1:PORT for a broker on this machine");
    }
    if (isOverTls && entry.text("authority").empty()) {
        mistakes.add(entry,
                     "authority",
                     "has to be given for mqtts://",
                     "a PEM file with whom the broker's certificate is signed by");
    }
    if (entry.text("certificate").empty() != entry.text("key").empty()) {
        mistakes.add(entry, "key", "and certificate belong together", "both or neither");
    }
}

BrokerSettings buildBroker(const Entry& entry, std::string_view address)
{
    return {.address = entry.text(address),
            .user = entry.text("user"),
            .password = entry.text("password"),
            .authority = entry.text("authority"),
            .certificate = entry.text("certificate"),
            .key = entry.text("key")};
}

} // namespace hall::settings
