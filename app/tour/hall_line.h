// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/tour/course.h"
#include "app/tour/program.h"

#include <QHash>
#include <QJsonObject>
#include <QLocalSocket>

#include <functional>

namespace hall::tour {

/// A line to the node's socket that waits for what it asks: what no face of the tour can be made
/// to do goes here, and what the hall itself says is compared with what faces show.
class HallLine
{
public:
    HallLine(Course& course, QString socket);

    /// Connects as soon as `node` listens, and watches `view` from then on.
    void open(Program& node, const QString& view);
    void close();

    /// A command of the wire, with a fresh id; gives the result.
    QJsonObject command(const QString& method, const QJsonObject& params);
    QJsonObject ask(const QString& method, const QJsonObject& params);

    /// The same command under fresh ids, each when the one before it was answered, until the hall's
    /// `taking` is that word, which leaves the last one without an answer.
    void repeatUntil(const QString& taking, const QString& method, const QJsonObject& params);

    using Condition = std::function<bool(const QJsonObject& state)>;
    /// Waits until the view is so; `what` says in words what was waited for.
    QJsonObject until(const QString& what, const Condition& condition);

    /// The process at the other end.
    [[nodiscard]] qint64 peer() const;

private:
    void send(const QString& method, const QJsonObject& params);
    [[nodiscard]] static QJsonObject asCommand(QJsonObject params);
    [[nodiscard]] QJsonObject nextMessage(int withinMilliseconds);

    Course& m_course;
    QString m_path;
    QLocalSocket m_socket;
    qint64 m_lastId = 0;
    QJsonObject m_state; ///< newest of the view
};

} // namespace hall::tour
