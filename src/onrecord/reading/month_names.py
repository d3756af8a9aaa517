"""Month names of alphabetic languages, folded, with and without accents."""

from __future__ import annotations

_ROWS = {
    "en": "january february march april may june july august september october november december",
    "en short": "jan feb mar apr may jun jul aug sep oct nov dec",
    "en loose": "- - - - - - - - sept - - -",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "es short": "ene feb - abr - - - ago set - - dic",
    "es loose": "- - - - - - - - setiembre - - -",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "pt short": "- fev - - mai - - - - out - dez",
    "pt loose": "- - marco - - - - - - - - -",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "fr short": "janv févr - avr - - juil - - - - déc",
    "fr loose": "- fevrier - - - - - aout - - - decembre",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "de short": "jän - mär - - - - - - okt - -",
    "de loose": "jänner feber maerz - - - - - - - - -",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ru short": "янв фев мар апр - июн июл авг сен окт ноя дек",
    "ru loose": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "ar loose": "- - - ابريل - يونيه يوليه اغسطس - اكتوبر - -",
    "ar east": "- شباط آذار نيسان أيار حزيران تموز آب أيلول - - -",
    "ar west": "جانفي فيفري - أفريل ماي جوان جويلية أوت - - - -",
}

MONTHS: dict[str, int] = {
    name: number for names in _ROWS.values() for number, name in enumerate(names.split(), 1) if name != "-"
}
"""Folded name to month number."""
