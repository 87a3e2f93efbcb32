// SPDX-License-Identifier: Apache-2.0
#include "app/client/command_id.h"

#include <QRandomGenerator>
#include <QUuid>

#include <chrono>

namespace hall::client {

QString makeCommandId()
{
    using std::chrono::milliseconds;
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto time = static_cast<quint64>(std::chrono::duration_cast<milliseconds>(now).count());
    const quint64 random = QRandomGenerator::system()->generate64();
    const quint32 more = QRandomGenerator::system()->generate();
    constexpr quint16 version = 0x7000;
    constexpr uchar variant = 0x80;
    const auto byteOf = [random](int at) { return static_cast<uchar>(random >> (8 * at)); };
    return QUuid{static_cast<quint32>(time >> 16),
                 static_cast<quint16>(time),
                 static_cast<quint16>(version | (more & 0x0fff)),
                 static_cast<uchar>(variant | (byteOf(0) & 0x3f)),
                 byteOf(1),
                 byteOf(2),
                 byteOf(3),
                 byteOf(4),
                 byteOf(5),
                 byteOf(6),
                 byteOf(7)}
        .toString(QUuid::WithoutBraces);
}

} // namespace hall::client
