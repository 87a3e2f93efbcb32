// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace hall::kit {

/// How old the news from the hall is. The hall speaks every 5 s at least; after 6 s without a word
/// a face shows the age of what it shows.
class LinkAge : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds patience{6000};

    explicit LinkAge(QObject* parent = nullptr, std::chrono::milliseconds limit = patience);

    /// News arrived just now, or `ago`.
    void heard(std::chrono::milliseconds ago = std::chrono::milliseconds{0});

    /// Age of the news if it is old enough to be shown, by whole seconds.
    [[nodiscard]] std::optional<std::chrono::seconds> age() const;

signals:
    /// The age to show became another: each second while there is one, once when it ends.
    void changed(std::optional<std::chrono::seconds> age);

private:
    void look();

    std::chrono::milliseconds m_limit;
    std::chrono::milliseconds m_before{0};
    QElapsedTimer m_since;
    QTimer m_timer;
    std::optional<std::chrono::seconds> m_told;
};

} // namespace hall::kit
