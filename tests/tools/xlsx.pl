#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# What a workbook holds, by a reader that is not ours (Spreadsheet::ParseXLSX, in Debian's package
# libspreadsheet-parsexlsx-perl): lines of parts with a TAB between, a line break in a text as \n.
#     perl xlsx.pl FILE.xlsx
# For each sheet:  sheet NAME FACT...        facts are what the sheet's own XML says: hidden, frozen=ROW,
#                                            filter=RANGE, landscape, fitted, repeated=NAME!RANGE, formulas
#                  column SHEET A WIDTH
#                  list SHEET RANGE WORDS    a drop-down list; strict before its words if nothing else
#                                            may be entered; words, or where they stand
#                  note SHEET A1 TEXT        a comment
#                  cell SHEET A1 KIND FORMAT VALUE    KIND: Text, Numeric, Date; bold as a last part
use strict;
use warnings;
use open qw(:std :encoding(UTF-8));
use Archive::Zip;
use Encode qw(decode_utf8);
use Spreadsheet::ParseXLSX;
use Spreadsheet::ParseExcel::Utility qw(int2col ExcelFmt);

my ($file) = @ARGV;
die "usage: xlsx.pl FILE.xlsx\n" unless defined $file;
my $zip = Archive::Zip->new($file) or die "$file: no ZIP archive\n";
my $book = Spreadsheet::ParseXLSX->new->parse($file) or die "$file: no workbook\n";

sub part {
    my ($name) = @_;
    return $zip->memberNamed($name) ? decode_utf8(scalar $zip->contents($name)) : '';
}

sub plain {
    my ($text) = @_;
    my %entities = (amp => '&', lt => '<', gt => '>', quot => '"', apos => "'");
    $text =~ s/&(amp|lt|gt|quot|apos);/$entities{$1}/g;
    return $text;
}

sub shown {
    my ($text) = @_;
    $text = '' unless defined $text;
    $text =~ s/\\/\\\\/g;
    $text =~ s/\n/\\n/g;
    $text =~ s/\t/\\t/g;
    $text =~ s/([\x00-\x1f\x7f])/sprintf '\\x%02x', ord $1/ge;
    return $text;
}

# The part that a sheet's relations name as its comments.
sub comments_of {
    my ($number) = @_;
    my ($target) = part("xl/worksheets/_rels/sheet$number.xml.rels") =~ /Target="\.\.\/(comments\d+\.xml)"/;
    return $target ? part("xl/$target") : '';
}

sub line {
    print join("\t", @_), "\n";
}

# A day is a number that is shown as one.
sub is_date {
    my ($cell, $format) = @_;
    return $cell->type eq 'Date' || $cell->type eq 'Numeric' && $format =~ /y/i && $format =~ /m/i;
}

my $workbook = part('xl/workbook.xml');
my @hidden = map { /state="hidden"/ ? 1 : 0 } $workbook =~ /(<sheet [^>]*>)/g;
my $number = 0;
for my $sheet ($book->worksheets) {
    my $name = $sheet->get_name;
    my $xml = part('xl/worksheets/sheet' . ++$number . '.xml');
    my @facts;
    push @facts, 'hidden' if $hidden[$number - 1];
    push @facts, "frozen=$1" if $xml =~ /<pane [^>]*ySplit="(\d+)"[^>]*state="frozen"/;
    push @facts, "filter=$1" if $xml =~ /<autoFilter ref="([^"]*)"/;
    push @facts, 'landscape' if $xml =~ /<pageSetup [^>]*orientation="landscape"/;
    push @facts, 'fitted'
        if $xml =~ /<pageSetUpPr fitToPage="1"/ && $xml =~ /<pageSetup [^>]*fitToHeight="0"/;
    my $index = $number - 1;
    push @facts, 'repeated=' . plain($1)
        if $workbook =~ /<definedName name="_xlnm.Print_Titles" localSheetId="$index">([^<]*)</;
    push @facts, 'formulas' if $xml =~ /<f[ >\/]/;
    line('sheet', $name, @facts);
    while ($xml =~ /<col min="(\d+)" max="(\d+)" width="([\d.]+)"/g) {
        my ($from, $to, $width) = ($1, $2, $3);
        line('column', $name, int2col($_ - 1), $width) for $from .. $to;
    }
    while ($xml =~ /<dataValidation ([^>]*)>(.*?)<\/dataValidation>/gs) {
        my ($about, $inside) = ($1, $2);
        my ($range) = $about =~ /sqref="([^"]*)"/;
        my ($words) = $inside =~ /<formula1>([^<]*)</;
        line('list', $name, $range, $about =~ /showErrorMessage="1"/ ? 'strict' : 'free',
            plain($words));
    }
    my $comments = comments_of($number);
    while ($comments =~ /<comment ref="([A-Z]+\d+)"[^>]*>(.*?)<\/comment>/gs) {
        my ($where, $inside) = ($1, $2);
        line('note', $name, $where, shown(plain(join '', $inside =~ /<t[^>]*>([^<]*)</g)));
    }
    my ($first, $last) = $sheet->row_range;
    my ($left, $right) = $sheet->col_range;
    for my $row ($first .. $last) {
        for my $column ($left .. $right) {
            my $cell = $sheet->get_cell($row, $column) or next;
            my $value = $cell->unformatted;
            next if !defined $value || $value eq '';
            my $style = $cell->get_format;
            my $format = $book->{FormatStr}{ $style->{FmtIdx} // 0 } // '';
            my $date = is_date($cell, $format);
            $value = ExcelFmt('yyyy-mm-dd', $value, $book->{Flg1904}) if $date;
            line('cell', $name, int2col($column) . ($row + 1), $date ? 'Date' : $cell->type, $format,
                shown($value), $style->{Font} && $style->{Font}{Bold} ? 'bold' : ());
        }
    }
}
