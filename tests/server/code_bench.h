// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/identity/base64url.h"
#include "app/identity/signed_code.h"
#include "tests/server/booking_hall.h"

namespace hall::test {

inline identity::SigningKey cityKey(char letter = 'a')
{
    return identity::SigningKey::parse(R"({"kty":"OKP","crv":"Ed25519","d":")" +
                                       identity::toBase64Url(std::string(32, letter)) + "\"}")
        .value();
}

/// A hall that takes codes signed by the city, with a kiosk's scanner that the test holds codes
/// before, and what its face is told.
struct CodeBench
{
    explicit CodeBench(const std::function<void(Settings&)>& change = {})
    {
        hall.settings.codes = {
            .toleranceSeconds = 120,
            .keys = {{.id = "city",
                      .publicText = identity::toBase64Url(cityKey().publicHalf().bytes()),
                      .file = {}}}};
        if (change) {
            change(hall.settings);
        }
        hall.comeBack();
        claim();
        QObject::connect(hall.asks.get(),
                         &client::HallClient::viewChanged,
                         hall.asks.get(),
                         [this](const protocol::AnyView& view) {
                             if (const auto* got = std::get_if<protocol::ReadingView>(&view)) {
                                 reading = *got;
                                 told.push_back(got->found);
                             }
                             if (const auto* got = std::get_if<protocol::HallView>(&view)) {
                                 hallView = *got;
                             }
                         });
        hall.asks->watch(u"reading:kiosk-1"_s);
        hall.asks->watch(u"hall"_s);
    }

    void claim()
    {
        claimed = hall.ask(*hall.asks, u"station.claim"_s, {{u"station"_s, u"kiosk-1"_s}})->claim;
    }

    void scan(const std::string& text)
    {
        REQUIRE(hall.question(u"code.read"_s,
                              {{u"station"_s, u"kiosk-1"_s},
                               {u"claim"_s, qint64{claimed}},
                               {u"text"_s, QString::fromStdString(text)}}));
    }

    /// What the face is told of the code, when it is known.
    protocol::ReadingView scanned(const std::string& text)
    {
        const std::int64_t before = reading ? reading->reading : 0;
        scan(text);
        REQUIRE(waitFor([&] {
            return reading && reading->reading > before &&
                   reading->found != protocol::Found::Checking;
        }));
        return *reading;
    }

    [[nodiscard]] QString take(const protocol::ReadingView& found)
    {
        return hall.takeBooked(QString::fromStdString(found.appointment.value));
    }

    /// The condition of a device of the node's own; empty: none is told.
    [[nodiscard]] std::string device(const std::string& name) const
    {
        if (hallView) {
            for (const protocol::DeviceLine& line : hallView->devices) {
                if (line.station.value == "node" && line.device == name) {
                    return line.condition;
                }
            }
        }
        return {};
    }

    /// Of tomorrow's midnight; for Monday, 9:30 to 10.
    static identity::AppointmentCode code(const std::string& booking)
    {
        return {.booking = booking,
                .audience = "small",
                .service = "a1",
                .day = "2026-11-23",
                .from = "09:30",
                .to = "10:00",
                .priority = {},
                .expires = at(24)};
    }

    static std::string signedBy(const identity::SigningKey& key,
                                const identity::AppointmentCode& code,
                                const std::string& id = "city")
    {
        return identity::writeAppointmentCode(code, id, key);
    }

    BookingHall hall;
    std::int64_t claimed = 0;
    std::optional<protocol::ReadingView> reading;
    std::optional<protocol::HallView> hallView;
    std::vector<protocol::Found> told; ///< in order
};

} // namespace hall::test
