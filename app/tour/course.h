// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace hall::tour {

/// How the tour goes: the step it is at and the first thing that went wrong. Whoever works for the
/// tour looks here first and does nothing more after a failure, so that the script reads straight
/// on.
class Course
{
public:
    /// What is done from now on, in words: a failure names it.
    void step(const QString& name);
    /// The first one counts.
    void fail(const QString& why);
    /// Fails with `what` unless it holds.
    void expect(bool holds, const QString& what);

    [[nodiscard]] bool goesOn() const
    {
        return !m_failure;
    }

    /// A sentence with the step in it.
    [[nodiscard]] const std::optional<QString>& failure() const
    {
        return m_failure;
    }

private:
    QString m_step;
    std::optional<QString> m_failure;
};

} // namespace hall::tour
