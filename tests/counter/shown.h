// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/counter/counter_face.h"

#include <catch2/catch.hpp>

#include <QLineEdit>
#include <QTest>

#include <string>
#include <vector>

namespace hall {

/// The panel of counter 3 as a clerk has it before him, and what he asked for with it.
struct Shown
{
    explicit Shown(const protocol::CounterView& view, kit::Language language = kit::Language::Zh)
        : face([this] { return clock; }, 3, language)
    {
        QObject::connect(&face,
                         &counter::CounterFace::requested,
                         &face,
                         [this](const counter::Intent& intent) { asked.push_back(intent); });
        face.show();
        REQUIRE(QTest::qWaitForWindowExposed(&face));
        show(view);
        pass(std::chrono::seconds{1}); // the primary key hears again
    }

    void show(protocol::CounterView view)
    {
        view.stamp.at += clock;
        face.showView(view);
    }

    void pass(Duration time)
    {
        clock += time;
        face.look();
    }

    void press(Qt::Key key)
    {
        QTest::keyClick(
            QApplication::focusWidget() != nullptr ? QApplication::focusWidget() : &face, key);
    }

    void press(const std::vector<Qt::Key>& keys)
    {
        for (const Qt::Key key : keys) {
            press(key);
        }
    }

    [[nodiscard]] bool says(const QString& text) const
    {
        return kit::flat::texts(face.sheet()).join(u'\n').contains(text);
    }

    [[nodiscard]] std::string labels() const
    {
        QStringList words;
        for (const counter::DeskKey* key : face.keys()) {
            words << key->text();
        }
        return words.join(QStringLiteral(" | ")).toStdString();
    }

    [[nodiscard]] QLineEdit* field() const
    {
        return face.findChild<QLineEdit*>();
    }

    Duration clock{0};
    std::vector<counter::Intent> asked;
    counter::CounterFace face;
};

} // namespace hall
