// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/main/frame_reading.h"
#include "drivers/scanner/repeats.h"

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>

namespace hall::media {

/// A code on standard output for each one that comes before the camera, as often as a serial
/// scanner would say it.
class Scanning : public QObject
{
    Q_OBJECT

public:
    explicit Scanning(FrameReading& reading);

private:
    void tell(const QString& text, const QString& format);

    scanner::Repeats m_repeats;
    QElapsedTimer m_clock;
};

/// Pictures from files, one behind the other, through the sink that a camera would fill.
class PictureList : public QObject
{
    Q_OBJECT

public:
    PictureList(FrameReading& reading, QStringList files);

    void start();

signals:
    void ended(bool allHadCodes);

private:
    void showNext();
    void tell(const QString& text, const QString& format);

    FrameReading& m_reading;
    QStringList m_files;
    qsizetype m_at = -1;
    bool m_allHadCodes = true;
};

} // namespace hall::media
