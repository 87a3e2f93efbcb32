// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/views.h"
#include "ui/kiosk/kiosk_face.h"
#include "ui/kit/key.h"

#include <QVariant>

#include <functional>
#include <memory>
#include <string>
#include <vector>

/// Halls and moments that the kiosk is tried with.
namespace hall::kiosk::test {

/// The morning of Monday 2026-11-23, 9:12, in the district hall of resources/halls.
[[nodiscard]] protocol::KioskView districtView();

/// The same with 200 waiting, long names, scattered counters, sixteen services in an area.
[[nodiscard]] protocol::KioskView crowdedView();

/// Local time of that week, `2026-11-23T09:12:00`.
[[nodiscard]] Time localTime(const char* text);

/// What the scanner of this kiosk read just now, a ticket unless it is told otherwise.
[[nodiscard]] protocol::ReadingView
readingOf(const protocol::KioskView& view, std::int64_t count, protocol::Found found);
/// What its card reader said just now.
[[nodiscard]] protocol::ReadingView
cardReading(const protocol::KioskView& view, std::int64_t count, protocol::Found found);
void setPrinter(protocol::KioskView& view, protocol::PrinterCondition condition);

[[nodiscard]] protocol::TicketAnswer
ticketFor(const protocol::KioskView& view, const std::string& number, int ahead);

inline const QString station = QStringLiteral("kiosk-1");

/// A kiosk in its own size, shown, with the time limits given.
[[nodiscard]] std::unique_ptr<KioskFace> kioskWith(const protocol::KioskView& view,
                                                   Patience patience = {});

/// The keys that can be seen, in reading order.
[[nodiscard]] std::vector<kit::Key*> keysOf(const KioskFace& face);
/// The key with that label, null if it isn't to be seen.
[[nodiscard]] kit::Key* keyNamed(const KioskFace& face, const QString& label);
/// Presses it with a finger; fails the test if it isn't there.
void press(KioskFace& face, const QString& label);
/// Area, service, so that the confirm page is open.
void goToConfirm(KioskFace& face, const QString& area, const QString& service);

/// What was wished for, of a recorded takeRequested.
[[nodiscard]] inline TakeWish wishOf(const QList<QVariant>& signal)
{
    return signal.at(0).value<TakeWish>();
}

/// Everything that the kiosk can look like: a name and how to get there.
struct Scene
{
    std::string name;
    std::function<std::unique_ptr<KioskFace>()> make;
};

[[nodiscard]] std::vector<Scene> scenes();

} // namespace hall::kiosk::test
