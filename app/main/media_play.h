// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <QAudioDevice>
#include <QAudioFormat>
#include <QAudioSink>
#include <QElapsedTimer>
#include <QMediaDevices>
#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>

namespace hall::media {

struct PlayOptions
{
    int rate = 22050;
    int volume = 100; ///< percent
    QString device;   ///< description or id of an output; empty: the default
};

/// Sounds from standard input to a loudspeaker, one behind the other.
///
/// In: `play ID BYTES`, then so many bytes of 16-bit samples, lowest byte first, one channel. The
/// end of input ends us. Out, a JSON object a line: `ready` with `device`; `no-device`, after which
/// sounds under way are forgotten and new ones are refused until `ready` is said again; `first` and
/// `done` with `id`; `error` with `why`.
class Playing : public QObject
{
    Q_OBJECT

public:
    explicit Playing(PlayOptions options);

    void start();
    /// Bytes of standard input, in pieces of any size.
    void take(const QByteArray& bytes);
    /// Lets go of the sound server while it is still there to be told: its library aborts when it
    /// is left to the end of the process.
    void stop();

signals:
    void failed(const QString& why);
    /// There is no output, and nothing is under way. The library doesn't find a sound server that
    /// comes later; a process that begins anew does.
    void staysWithout();

private:
    struct Sound
    {
        quint64 id = 0;
        qsizetype bytes = 0;
        QByteArray samples; ///< as far as they have come
        qsizetype written = 0;
    };

    void takeHead(const QByteArray& line);
    void openSink();
    void closeSink();
    void look();
    void lookAgain();
    void feed();
    void finishWhenDrained();
    void finish(quint64 id);
    [[nodiscard]] QAudioDevice wanted() const;

    PlayOptions m_options;
    QAudioFormat m_format;
    QMediaDevices m_devices;
    QTimer m_look;
    QTimer m_feed;
    QElapsedTimer m_sinceStart;
    std::unique_ptr<QAudioSink> m_sink;
    QIODevice* m_out = nullptr;
    QByteArray m_openId;
    bool m_saidNone = false;
    QByteArray m_input;
    qsizetype m_missing = 0; ///< bytes of the newest sound that are still to come
    bool m_discards = false; ///< they are of a sound that was refused
    std::deque<Sound> m_sounds;
    quint64 m_draining = 0; ///< written whole, not heard to its end; 0: none
    QElapsedTimer m_sinceWritten;
};

} // namespace hall::media
