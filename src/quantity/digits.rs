//! Digits as people read them.

/// A decimal with commas between thousands.
pub fn grouped(decimal: &str) -> String {
    let (whole, rest) = match decimal.find('.') {
        Some(point) => decimal.split_at(point),
        None => (decimal, ""),
    };
    let (sign, digits) = match whole.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", whole),
    };
    let mut out = sign.to_owned();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_are_parted_and_decimals_are_not() {
        for (plain, shown) in [
            ("999", "999"),
            ("-1000", "-1,000"),
            ("4300000000", "4,300,000,000"),
            ("1234.56789", "1,234.56789"),
        ] {
            assert_eq!(grouped(plain), shown);
        }
    }
}
