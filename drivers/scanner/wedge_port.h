// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/keys/key_records.h"
#include "drivers/port/byte_port.h"

namespace hall::scanner {

/// A scanner that plays a keyboard, as a line of what it types: records of keys on one end,
/// characters on the other. Where the kernel lost keys, a character stands that is in no code.
class WedgePort : public port::BytePort
{
    Q_OBJECT

public:
    /// `keyboard` has to live as long as this.
    explicit WedgePort(port::BytePort& keyboard, QObject* parent = nullptr);

    void open() override;
    void close() override;

    [[nodiscard]] bool isOpen() const override
    {
        return m_keyboard.isOpen();
    }

    [[nodiscard]] port::Loss loss() const override
    {
        return m_keyboard.loss();
    }

protected:
    void write(const QByteArray& /*bytes*/) override {}

private:
    void take(const QByteArray& records);

    port::BytePort& m_keyboard;
    keys::KeyRecords m_records;
};

} // namespace hall::scanner
