// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/led/card.h"

#include <QObject>

#include <optional>
#include <string>

namespace hall::led {

/// Strips on one line, whatever it is that they speak. Each ends up showing the newest face it was
/// given; states in between may be left out.
class StripLine : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Before `start`.
    virtual void addCard(Address id) = 0;
    virtual void start() = 0;
    virtual void stop() = 0;

    /// `anew`: also when it shows just that already.
    virtual void show(Address id, const StripFace& face, bool anew = false) = 0;

    /// Of all cards, as far as they can be told.
    virtual void setLight(const CardLight& light) = 0;

    [[nodiscard]] virtual const CardState& state(Address id) const = 0;

    /// What it shows or is about to show.
    [[nodiscard]] virtual const StripFace& face(Address id) const = 0;

    /// What it acknowledged last, or what was sent to one that only listens; nothing before.
    [[nodiscard]] virtual const std::optional<ShownFace>& lastShown(Address id) const = 0;

    /// Whether these strips acknowledge at all.
    [[nodiscard]] virtual bool doesAnswer() const = 0;

    /// The words that a card shows or is about to show.
    [[nodiscard]] std::string preview(Address id) const
    {
        return textOf(face(id));
    }

signals:
    void stateChanged(quint16 card);

    /// The card acknowledged the newest face it was given, or it was sent to one that only listens.
    void shown(quint16 card);
};

} // namespace hall::led
