// SPDX-License-Identifier: Apache-2.0
#include "tests/counter/samples.h"
#include "ui/counter/counter_face.h"
#include "ui/kit/translation.h"

#include <catch2/catch.hpp>

#include <QDir>
#include <QLineEdit>
#include <QTest>

#include <functional>

/// Writes a picture of every state at twice the size: `test_counter "[pictures]"`.
using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString folder()
{
    QString path = QStringLiteral(HALL_BIN_DIR "/../pictures/counter");
    QDir().mkpath(path);
    return path;
}

using Then = std::function<void(counter::CounterFace&)>;

/// Shows `view` for so long, does `then`, and keeps a picture in each language.
void keep(const QString& name,
          const protocol::CounterView& view,
          Duration silence = 0ms,
          const Then& then = {})
{
    for (const auto language : {kit::Language::Zh, kit::Language::En}) {
        kit::Translation translation;
        translation.set(language);
        Duration clock = 0ms;
        counter::CounterFace face([&clock] { return clock; }, 3, language);
        face.show();
        face.showView(view);
        clock += silence;
        face.look();
        if (then) {
            then(face);
        }
        QImage picture(face.size() * 2, QImage::Format_RGB32);
        picture.setDevicePixelRatio(2);
        face.render(&picture);
        const QString suffix = language == kit::Language::Zh ? u"zh"_s : u"en"_s;
        REQUIRE(picture.save(u"%1/%2-%3.png"_s.arg(folder(), name, suffix)));
        CAPTURE(name.toStdString(), suffix.toStdString());
        CHECK(kit::flat::overflowing(face.sheet()).join(u'\n').toStdString().empty());
    }
}

protocol::CounterView crowded()
{
    auto view = samples::idleCounter();
    const Name longName{"国有建设用地使用权及房屋所有权首次登记（开发企业）",
                        "First registration of land use rights and buildings (developers)",
                        ""};
    view.waiting.resize(50, view.waiting.front());
    for (std::size_t i = 0; i < view.waiting.size(); ++i) {
        view.waiting[i].number = "D" + std::to_string(1000 + i);
        view.waiting[i].service = longName;
        view.waiting[i].issuedAt = samples::now() - 185min;
        view.waiting[i].priorityName = i % 2 == 0 ? Name{"优先", "Priority", ""} : Name{};
    }
    view.waitingCount = 200;
    return view;
}

} // namespace

TEST_CASE("pictures of the counter panel", "[.pictures]")
{
    keep(u"01-idle"_s, samples::idleCounter());
    keep(u"02-nobody"_s, samples::alone(samples::idleCounter()));
    keep(u"03-called"_s, samples::calledCounter());
    keep(u"04-recalled"_s, samples::calledCounter(18, 3));
    keep(u"05-serving"_s, samples::servingCounter());
    keep(u"06-serving-last"_s, samples::alone(samples::servingCounter()));
    keep(u"07-paused"_s, samples::pausedCounter());
    keep(u"08-sign-in"_s, samples::closedCounter());
    keep(u"09-sign-in-typed"_s, samples::closedCounter(), 0ms, [](counter::CounterFace& face) {
        QTest::keyClicks(face.findChild<QLineEdit*>(), u"1031"_s);
    });
    keep(u"10-offline"_s, samples::servingCounter(), 80s, [](counter::CounterFace& face) {
        face.unlinked();
        QTest::keyClick(&face, Qt::Key_F12);
    });
    keep(u"11-offline-called"_s, samples::calledCounter(), 9s);
    keep(u"12-refused"_s, samples::calledCounter(18, 2), 0ms, [](counter::CounterFace& face) {
        face.refused("AlreadyDone");
    });
    auto closed = samples::closedCounter();
    closed.hall.taking = protocol::Taking::DayClosed;
    closed.hall.nextOpening = samples::now() + 23h + 47min + 40s;
    keep(u"13-day-closed"_s, closed);
    auto stopped = samples::servingCounter();
    stopped.hall.taking = protocol::Taking::NotDurable;
    keep(u"14-not-durable"_s, stopped);
    auto clock = samples::idleCounter();
    clock.hall.taking = protocol::Taking::ClockSuspected;
    keep(u"15-clock"_s, clock);
    keep(u"16-crowded"_s, crowded());
    auto wide = crowded();
    wide.counter = 108;
    wide.clerk = {"district-office-clerk-1031"};
    wide.current = wide.waiting.front();
    wide.current->priorityName = {"70 岁以上", "Aged 70 and over", ""};
    wide.current->state = TicketState::Serving;
    wide.current->startedAt = samples::now() - 64min;
    keep(u"17-wide-serving"_s, wide);
    wide.current->state = TicketState::Called;
    wide.current->calls = 2;
    wide.current->recalledAt = samples::now() - 63s;
    keep(u"18-wide-called"_s, wide);

    const auto aside = samples::withAside(samples::idleCounter());
    const auto withKeys = [](const std::vector<Qt::Key>& keys) {
        return [keys](counter::CounterFace& face) {
            for (const Qt::Key key : keys) {
                QTest::keyClick(&face, key);
            }
        };
    };
    keep(u"20-idle-aside"_s, aside);
    auto busy = samples::withAside(samples::servingCounter());
    busy.current->hasAppointment = true;
    busy.current->steps = 3;
    busy.current->step = 2;
    busy.waiting[2].hasAppointment = true;
    busy.waiting[3].steps = 3;
    busy.waiting[3].step = 1;
    busy.waiting[4].returned = true;
    busy.waiting.back().wait = WaitRange{.low = 25, .high = 40};
    keep(u"21-serving-more"_s, busy);
    keep(u"22-hold"_s, busy, 0ms, withKeys({Qt::Key_F7}));
    keep(u"23-transfer"_s, busy, 0ms, withKeys({Qt::Key_F6}));
    keep(u"24-transfer-service"_s, busy, 0ms, withKeys({Qt::Key_F6, Qt::Key_1}));
    keep(u"25-promise"_s, busy, 0ms, withKeys({Qt::Key_F8, Qt::Key_1}));
    keep(u"26-held"_s, aside, 0ms, withKeys({Qt::Key_F7}));
    keep(u"27-promise-close"_s, aside, 0ms, withKeys({Qt::Key_F8, Qt::Key_1}));
    keep(u"28-pause"_s, aside, 0ms, withKeys({Qt::Key_F9}));
    keep(u"29-undo"_s, busy, 0ms, [](counter::CounterFace& face) {
        QTest::keyClick(&face, Qt::Key_F3);
        face.answered();
    });

    counter::CounterFace silent([] { return Duration{0}; }, 3);
    QImage picture(silent.size() * 2, QImage::Format_RGB32);
    picture.setDevicePixelRatio(2);
    silent.render(&picture);
    REQUIRE(picture.save(folder() + u"/19-silent-zh.png"_s));
}
