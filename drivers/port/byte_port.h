// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

namespace hall::port {

/// Why a port isn't there.
enum class Loss {
    Gone,  // no cable, no such device
    Taken, // another program has what only one may have
};

/// A two-way stream of bytes to one device.
///
/// `send` never blocks. Bytes arrive in pieces of any size; framing is the codec's business.
/// `open` asks for the port to be open from now on: after `lost` the port comes back by itself with
/// `opened` when it can. What was sent and not yet written when it was lost is gone.
class BytePort : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void open() = 0;
    virtual void close() = 0;
    [[nodiscard]] virtual bool isOpen() const = 0;

    /// Of the latest loss; told before `lost`.
    [[nodiscard]] virtual Loss loss() const
    {
        return Loss::Gone;
    }

    /// Ignored while the port isn't open.
    void send(const QByteArray& bytes);

signals:
    void opened();
    void sent(const QByteArray& bytes);
    void received(const QByteArray& bytes);

    /// Once per loss, also when opening fails for the first time. Not after `close`.
    void lost(const QString& reason);

protected:
    virtual void write(const QByteArray& bytes) = 0;
};

} // namespace hall::port
