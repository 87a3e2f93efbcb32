// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/tour/course.h"

#include <QProcess>
#include <QStringList>

namespace hall::tour {

/// One of the real programs as a child process. It ends when the tour does, however that ends.
class Program
{
public:
    /// `name` is for people, and of its log in `logDir`; `file` is what is started.
    Program(Course& course, QString name, QString file, const QString& logDir);
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    void start(const QStringList& arguments, const QString& platform = {});
    /// Kills it at once, as a pulled plug does.
    void kill();
    /// Kills it whatever else went wrong; nothing comes of it if it isn't there.
    void end();
    /// Asks it to end; it has to.
    void stop();

    /// Writes a line and waits for the one that answers it, which must begin with `ok`.
    void ask(const QString& line);
    /// The next line it says.
    [[nodiscard]] QString nextLine();

    [[nodiscard]] qint64 processId() const
    {
        return m_process.processId();
    }

    /// Waits a moment for its end, which nobody wants.
    [[nodiscard]] bool endsWithin(int milliseconds);

private:
    Course& m_course;
    QString m_name;
    QString m_file;
    QProcess m_process;
};

} // namespace hall::tour
