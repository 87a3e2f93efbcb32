// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/qr_code.h"

#include <qrencode.h>

#include <memory>

namespace hall::printer {

std::optional<Bitmap> qrModules(std::string_view text)
{
    if (text.empty()) {
        return std::nullopt;
    }
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(text.size()),
                          reinterpret_cast<const unsigned char*>(text.data()),
                          0,
                          QR_ECLEVEL_M),
        &QRcode_free);
    if (!code) {
        return std::nullopt;
    }
    Bitmap modules(code->width, code->width);
    for (int y = 0; y < code->width; y++) {
        for (int x = 0; x < code->width; x++) {
            modules.setDot(x, y, (code->data[y * code->width + x] & 1U) != 0);
        }
    }
    return modules;
}

} // namespace hall::printer
