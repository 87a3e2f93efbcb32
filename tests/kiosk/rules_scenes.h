// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/kiosk/kiosk_scenes.h"

/// What a hall with rules of every kind looks like at the kiosk: 一件事, materials, people who are
/// known, bookings, tickets that come back, and refusals.
namespace hall::kiosk::test {

/// The name of the service of the district hall that asks questions before its list.
inline const QString askingArea = QStringLiteral("医疗保障");
inline const QString askingService = QStringLiteral("医药费手工报销");
inline const QString oneThing = QStringLiteral("新生儿出生");
/// In form and check of devices/id-numbers.md; born 1900-01-01.
inline const QString idNumber = QStringLiteral("11010119000101009X");

/// The press of the last wish, whatever it was.
struct Heard
{
    explicit Heard(KioskFace& face)
    {
        QObject::connect(&face,
                         &KioskFace::takeRequested,
                         &face,
                         [this](const TakeWish&, quint64 id) { press = id; });
        QObject::connect(&face,
                         &KioskFace::returnRequested,
                         &face,
                         [this](const TicketId&, quint64 id) { press = id; });
        for (const auto wish : {&KioskFace::reprintRequested, &KioskFace::cancelRequested}) {
            QObject::connect(
                &face, wish, &face, [this](const TicketId&, quint64 id) { press = id; });
        }
        QObject::connect(&face,
                         &KioskFace::sheetRequested,
                         &face,
                         [this](const SheetWish&, quint64 id) { press = id; });
    }

    quint64 press = 0;
};

[[nodiscard]] protocol::KioskView identityView();
/// At the page before the number, of a service or of 一件事.
[[nodiscard]] std::unique_ptr<KioskFace>
atService(const protocol::KioskView& view, const QString& area, const QString& service);
[[nodiscard]] std::unique_ptr<KioskFace> atOneThing(const protocol::KioskView& view,
                                                    const QString& name);
[[nodiscard]] std::unique_ptr<KioskFace> atAppointment(const protocol::KioskView& view);
/// Presses one of the two keys of the question whether he means it.
void answerSure(KioskFace& face, bool agreed);
/// Presses the keys of these signs.
void typeIn(KioskFace& face, const QString& signs);
/// A scanned ticket of a visit of three, at its second step.
[[nodiscard]] protocol::ReadingView visitReading(const protocol::KioskView& view,
                                                 TicketState state);
[[nodiscard]] std::vector<Scene> rulesScenes();
/// Of classes that are claimed, and of what is done to a ticket that is shown.
[[nodiscard]] std::vector<Scene> claimScenes();
[[nodiscard]] std::vector<Scene> lostScenes();

} // namespace hall::kiosk::test
