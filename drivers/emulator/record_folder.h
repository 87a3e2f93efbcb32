// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonObject>

#include <string>

namespace hall::emulator {

/// Where an emulated device keeps what it did: raw.bin, all it received; events.jsonl, a line an
/// event; and NNNN.png with NNNN.txt a picture.
class RecordFolder
{
public:
    /// Makes the folder; what an earlier run left in it goes on being numbered. The error is a
    /// sentence.
    [[nodiscard]] Result<void, std::string> open(const QString& folder);

    void keepRaw(const QByteArray& bytes);
    void keepEvent(const QJsonObject& event);

    /// What the next picture is called, without its ending.
    [[nodiscard]] QString nextPicture();

    /// `name` is one that `nextPicture` gave.
    void keepPicture(const QString& name, const QImage& picture, const QString& text);

    [[nodiscard]] int pictures() const
    {
        return m_pictures;
    }

private:
    QDir m_folder;
    QFile m_raw;
    QFile m_events;
    int m_pictures = 0;
};

} // namespace hall::emulator
