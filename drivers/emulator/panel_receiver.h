// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace hall::emulator {

/// What a window panel understood of one frame.
struct PanelMessage
{
    std::optional<int> address{}; ///< none: their frames have no address
    QString words;
};

/// The receiver of window panels of one make: bytes in, texts out, after the description of their
/// frames as hall.toml has it (drivers/led/README.md). Read here by itself, so that it doesn't
/// share the driver's mistakes.
class PanelReceiver
{
public:
    struct Setup
    {
        QString frame;
        QString codec = QStringLiteral("gbk");
        int textBytes = 60;
        QString pad;
        QString escapes;
        QString answer;
    };

    /// The error is a sentence.
    [[nodiscard]] static Result<PanelReceiver, std::string> of(const Setup& setup);

    /// The frame that ends with this byte.
    [[nodiscard]] std::optional<PanelMessage> take(char byte);

    /// After a pause: what has begun doesn't go on.
    void forgetUnfinished()
    {
        m_stray += static_cast<int>(m_bytes.size());
        m_bytes.clear();
    }

    /// What the panel at that address answers; empty: nothing.
    [[nodiscard]] QByteArray answer(int address) const;

    /// Bytes that belonged to no frame.
    [[nodiscard]] int strayBytes() const
    {
        return m_stray;
    }

private:
    struct Field
    {
        QString name; ///< empty: the byte
        QString form;
        char byte = 0;
    };

    enum class Fit { No, Unfinished, Yes };

    struct Match
    {
        Fit fit = Fit::No;
        PanelMessage message;
        qsizetype bytes = 0;
    };

    struct Walk;

    [[nodiscard]] static std::vector<Field> fieldsOf(const QString& text);
    [[nodiscard]] Match match(qsizetype textBytes) const;
    [[nodiscard]] Match matchAny() const;
    [[nodiscard]] static std::optional<int> widthOf(const Field& field);
    [[nodiscard]] QString wordsOf(const QByteArray& bytes) const;

    std::vector<Field> m_fields; ///< with the marks `[` `]` `(` `)` as names
    std::vector<Field> m_answer;
    std::map<QByteArray, char> m_escapes; ///< from the wire
    QByteArray m_codec;
    int m_textBytes = 60;
    bool m_isPadded = false;
    QByteArray m_bytes;
    int m_stray = 0;
};

} // namespace hall::emulator
