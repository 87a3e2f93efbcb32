// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/key.h"
#include "ui/kit/words.h"

namespace hall::kiosk {

/// A cell of the ledge for one language, in its own script. Chosen, it is filled with ink.
class LanguageKey : public kit::Key
{
    Q_OBJECT

public:
    LanguageKey(const QString& name, QRect design, QWidget* parent);

    void setNight(bool night);

protected:
    void draw(QPainter& painter) override;
    [[nodiscard]] bool hitButton(const QPoint& point) const override;

private:
    bool m_night = false;
};

/// The bottom of every page, always in its place: the language.
class Ledge : public kit::Part
{
    Q_OBJECT

public:
    explicit Ledge(QWidget* parent);

    void setLanguage(kit::Language language);
    void setNight(bool night);

signals:
    void languageChosen(hall::kit::Language language);

protected:
    void draw(QPainter& painter) override;

private:
    LanguageKey m_chinese;
    LanguageKey m_english;
    bool m_night = false;
};

} // namespace hall::kiosk
