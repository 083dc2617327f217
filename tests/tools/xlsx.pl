#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# What a workbook holds, by a reader that is not ours (Spreadsheet::ParseXLSX): one line per sheet and
# per cell, TAB between the parts, \n for a line break in a text.
#     perl xlsx.pl FILE.xlsx
# Sheet lines:  sheet NAME, then what the sheet's own XML says: frozen, filter, landscape, fitted.
# Cell lines:   SHEET A1 KIND FORMAT VALUE     (KIND: Text, Numeric, Date)
use strict;
use warnings;
use open qw(:std :encoding(UTF-8));
use Archive::Zip;
use Spreadsheet::ParseXLSX;
use Spreadsheet::ParseExcel::Utility qw(int2col);

my ($file) = @ARGV;
die "usage: xlsx.pl FILE.xlsx\n" unless defined $file;
my $zip = Archive::Zip->new($file) or die "$file: no ZIP archive\n";
my $book = Spreadsheet::ParseXLSX->new->parse($file) or die "$file: no workbook\n";

sub shown {
    my ($text) = @_;
    $text = '' unless defined $text;
    $text =~ s/\\/\\\\/g;
    $text =~ s/\n/\\n/g;
    $text =~ s/\t/\\t/g;
    $text =~ s/([\x00-\x1f\x7f])/sprintf '\\x%02x', ord $1/ge;
    return $text;
}

my $number = 0;
for my $sheet ($book->worksheets) {
    $number++;
    my $xml = $zip->contents("xl/worksheets/sheet$number.xml") // '';
    my @facts;
    push @facts, 'frozen'    if $xml =~ /<pane [^>]*state="frozen"/;
    push @facts, 'filter'    if $xml =~ /<autoFilter /;
    push @facts, 'landscape' if $xml =~ /<pageSetup [^>]*orientation="landscape"/;
    push @facts, 'fitted'    if $xml =~ /<pageSetUpPr fitToPage="1"/;
    push @facts, 'lists=' . (() = $xml =~ /<dataValidation /g) if $xml =~ /<dataValidation /;
    push @facts, 'formulas' if $xml =~ /<f[ >]/;
    print join("\t", 'sheet', $sheet->get_name, @facts), "\n";
    my ($first, $last) = $sheet->row_range;
    my ($left, $right) = $sheet->col_range;
    for my $row ($first .. $last) {
        for my $column ($left .. $right) {
            my $cell = $sheet->get_cell($row, $column) or next;
            my $value = $cell->unformatted;
            next if !defined $value || $value eq '';
            my $format = $book->{FormatStr}{ $cell->get_format->{FmtIdx} // 0 } // '';
            my $shown = $cell->type eq 'Date' ? $cell->value : $value;
            print join("\t", $sheet->get_name, int2col($column) . ($row + 1), $cell->type, $format,
                shown($shown)), "\n";
        }
    }
}
