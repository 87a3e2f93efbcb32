// SPDX-License-Identifier: Apache-2.0
#include "drivers/scanner/wedge_port.h"

#include "drivers/keys/typed_text.h"

namespace hall::scanner {

WedgePort::WedgePort(port::BytePort& keyboard, QObject* parent)
    : BytePort(parent)
    , m_keyboard(keyboard)
{
    connect(&keyboard, &BytePort::opened, this, &BytePort::opened);
    connect(&keyboard, &BytePort::received, this, &WedgePort::take);
    connect(&keyboard, &BytePort::lost, this, [this](const QString& reason) {
        m_records.forget();
        emit lost(reason);
    });
}

void WedgePort::open()
{
    m_records.forget();
    m_keyboard.open();
}

void WedgePort::close()
{
    m_keyboard.close();
}

void WedgePort::take(const QByteArray& records)
{
    const std::string text = keys::typedBy(
        m_records.feed({records.constData(), static_cast<std::size_t>(records.size())}));
    if (!text.empty()) {
        emit received(QByteArray::fromStdString(text));
    }
}

} // namespace hall::scanner
