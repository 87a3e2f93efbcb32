// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

/// `paihao-media`: all that touches QtMultimedia, as processes that stations start and start again
/// when they die. Each command is one source; it gets what stands behind its word.
namespace hall::media {

enum Exit { Done = 0, NoCode = 1, WrongUse = 2 };

[[nodiscard]] int playCommand(const QStringList& arguments);
[[nodiscard]] int scanCommand(const QStringList& arguments);

/// Says what is wrong and what is right.
[[nodiscard]] int refuse(const QString& why);
/// A line on standard output, at once.
void say(const QByteArray& line);
/// The same process from its beginning, with the same pipes: the libraries find what came
/// meanwhile.
void beginAnew();

} // namespace hall::media
