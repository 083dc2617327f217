# SPDX-License-Identifier: MIT
# For the `make` of sheets: workbooks from what is put into the current folder.
#
#   row CELL...       a row of <sheetData>: an argument is a text, or a <c .../> element as it is;
#                     places follow from the order
#   sheet FILE [END]  a worksheet of the rows on stdin, END after its <sheetData>
#   book FILE [ARGUMENTS OF chamber_zip...]   a workbook of the worksheets sheet*.xml here, called
#                     $names (企业 if it is not set), with strings.xml and styles.xml if they are
#                     here; $book_attributes are those of <workbookPr>, $states of each <sheet>
main=http://schemas.openxmlformats.org/spreadsheetml/2006/main
office=http://schemas.openxmlformats.org/officeDocument/2006/relationships
package=http://schemas.openxmlformats.org/package/2006/relationships

[ -x "$ZIP" ] || exit 77

row() {
    printf '<row>'
    for cell; do
        case $cell in
        '<c'*) printf '%s' "$cell" ;;
        *) printf '<c t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' "$cell" ;;
        esac
    done
    printf '</row>\n'
}

sheet() {
    printf '<worksheet xmlns="%s"><sheetData>\n' "$main" >"$1"
    cat >>"$1"
    printf '</sheetData>%s</worksheet>\n' "${2:-}" >>"$1"
}

relation() { # id, type, target
    printf '<Relationship Id="%s" Type="%s/%s" Target="%s"/>' "$1" "$office" "$2" "$3"
}

book() {
    file=$1
    shift
    number=0
    {
        printf '<Relationships xmlns="%s">' "$package"
        relation b officeDocument xl/workbook.xml
        printf '</Relationships>'
    } >package.rels
    {
        printf '<workbook xmlns="%s" xmlns:r="%s">' "$main" "$office"
        printf '<workbookPr %s/><sheets>' "${book_attributes:-}"
        for name in ${names:-企业}; do
            number=$((number + 1))
            printf '<sheet name="%s" sheetId="%s" r:id="s%s" %s/>' "$name" "$number" "$number" \
                "$(echo "${states:-}" | cut -d , -f "$number")"
        done
        printf '</sheets></workbook>'
    } >workbook.xml
    number=0
    {
        printf '<Relationships xmlns="%s">' "$package"
        for name in ${names:-企业}; do
            number=$((number + 1))
            relation "s$number" worksheet "worksheets/sheet$number.xml"
            set -- "xl/worksheets/sheet$number.xml=sheet$number.xml" "$@"
        done
        for part in strings styles; do
            [ -f "$part.xml" ] || continue
            type=$part
            [ "$part" = styles ] || type=sharedStrings
            relation "$part" "$type" "$part.xml"
            set -- "xl/$part.xml=$part.xml" "$@"
        done
        printf '</Relationships>'
    } >workbook.rels
    "$ZIP" "$file" "_rels/.rels=package.rels" "xl/_rels/workbook.xml.rels=workbook.rels" \
        "xl/workbook.xml=workbook.xml" "$@"
}
