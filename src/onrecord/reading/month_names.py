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
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "hu": "január február március április május június július augusztus szeptember október november december",
    "sr": "januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra",
    "sr cyr": "јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра",
    "el": "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
    "id": "januari februari maret april mei juni juli agustus september oktober november desember",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "ar loose": "- - - ابريل - يونيه يوليه اغسطس - اكتوبر - -",
    "ar east": "- شباط آذار نيسان أيار حزيران تموز آب أيلول - - -",
    "he": "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
    "he in": "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר",
    "ar west": "جانفي فيفري - أفريل ماي جوان جويلية أوت - - - -",
}

MONTHS: dict[str, int] = {
    name: number for names in _ROWS.values() for number, name in enumerate(names.split(), 1) if name != "-"
}
"""Folded name to month number."""
