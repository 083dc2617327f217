#!/usr/bin/perl
# SPDX-License-Identifier: MIT
# What a workbook holds, by a reader that is not ours (Spreadsheet::ParseXLSX, in Debian's package
# libspreadsheet-parsexlsx-perl): lines of parts with a TAB between, a line break in a text as \n.
#     perl xlsx.pl FILE.xlsx
# For each sheet:  sheet NAME FACT...        facts are what the sheet's own XML says: hidden, frozen=ROW,
#                                            filter=RANGE, landscape, fitted, repeated=NAME!RANGE, formulas,
#                                            printed=NAME!RANGE, breaks=ROW,ROW
#                  column SHEET A WIDTH
#                  list SHEET RANGE WORDS    a drop-down list; strict before its words if nothing else
#                                            may be entered; words, or where they stand
#                  note SHEET A1 TEXT        a comment
#                  chart SHEET NUMBER RANGE KIND TITLE DESCRIPTION    RANGE: the cells it lies on; KIND: bar, col
#                  series SHEET NUMBER NAME LABEL=VALUE ...    as the cells say that it refers to
#                  covered SHEET A1          a cell that holds something and lies under a chart
#                  cell SHEET A1 KIND FORMAT VALUE    KIND: Text, Numeric, Date; bold as a last part
use strict;
use warnings;
use open qw(:std :encoding(UTF-8));
use Archive::Zip;
use Encode qw(decode_utf8);
use Spreadsheet::ParseXLSX;
use Spreadsheet::ParseExcel::Utility qw(int2col ExcelFmt);

our ($zip, $book);
my ($file) = @ARGV;
die "usage: xlsx.pl FILE.xlsx\n" unless defined $file;
$zip = Archive::Zip->new($file) or die "$file: no ZIP archive\n";
$book = Spreadsheet::ParseXLSX->new->parse($file) or die "$file: no workbook\n";

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

# A range of cells as the chart names it, 'Sheet'!$A$1:$B$2: what they hold, one after the other.
sub held {
    my ($range) = @_;
    my ($name, $left, $top, $right, $bottom) =
        plain($range) =~ /^'?(.*?)'?!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?$/
        or return ("no range: $range");
    ($right, $bottom) = ($left, $top) unless defined $right;
    my $sheet = $book->worksheet($name) or return ("no sheet: $name");
    my @found;
    for my $row ($top .. $bottom) {
        for my $column (col2int($left) .. col2int($right)) {
            my $cell = $sheet->get_cell($row - 1, $column);
            push @found, $cell ? shown($cell->unformatted) : '';
        }
    }
    return @found;
}

sub col2int {
    my ($letters) = @_;
    my $number = 0;
    $number = $number * 26 + ord($_) - 64 for split //, $letters;
    return $number - 1;
}

# The part of a kind that a part's relations name, by its id (or the only one).
sub target {
    my ($part, $kind, $id) = @_;
    my ($folder, $file) = $part =~ /^(.*)\/([^\/]*)$/;
    my $relations = part("$folder/_rels/$file.rels");
    while ($relations =~ /<Relationship ([^>]*)>/g) {
        my $about = $1;
        next unless $about =~ /\/$kind"/ && (!defined $id || $about =~ /Id="$id"/);
        return "xl/$1" if $about =~ /Target="\.\.\/([^"]*)"/;
    }
    return '';
}

# What lies under a chart: rows and columns from 0; an end without an offset is not part of it.
sub covered {
    my ($sheet, $from, $to) = @_;
    for my $row ($from->[1] .. $to->[1] - ($to->[3] ? 0 : 1)) {
        for my $column ($from->[0] .. $to->[0] - ($to->[2] ? 0 : 1)) {
            my $cell = $sheet->get_cell($row, $column);
            line('covered', $sheet->get_name, int2col($column) . ($row + 1))
                if $cell && defined $cell->unformatted && $cell->unformatted ne '';
        }
    }
}

sub chart {
    my ($sheet, $number, $chart, $range, $about) = @_;
    my ($kind) = $chart =~ /<c:barDir val="(\w+)"/;
    my ($title) = $chart =~ /<c:title>(.*?)<\/c:title>/s;
    my ($description) = $about =~ /descr="([^"]*)"/;
    line('chart', $sheet->get_name, $number, $range, $kind // 'none',
        plain(join '', ($title // '') =~ /<a:t>([^<]*)</g), plain($description // ''));
    while ($chart =~ /<c:ser>(.*?)<\/c:ser>/gs) {
        my $series = $1;
        my ($name) = $series =~ /<c:tx>.*?<c:f>([^<]*)</s;
        my ($labels) = $series =~ /<c:cat>.*?<c:f>([^<]*)</s;
        my ($values) = $series =~ /<c:val>.*?<c:f>([^<]*)</s;
        my @labels = held($labels);
        my @values = held($values);
        line('series', $sheet->get_name, $number, held($name),
            map { "$labels[$_]=" . ($values[$_] // '') } 0 .. $#labels);
    }
}

sub charts_of {
    my ($sheet, $part) = @_;
    my $drawing = target($part, 'drawing') or return;
    my $number = 0;
    my $xml = part($drawing);
    while ($xml =~ /<xdr:twoCellAnchor[^>]*>(.*?)<\/xdr:twoCellAnchor>/gs) {
        my $anchor = $1;
        my @ends = map {
            my ($end) = $anchor =~ /<xdr:$_>(.*?)<\/xdr:$_>/s;
            [map { $end =~ /<xdr:$_>(\d+)</; $1 } qw(col row colOff rowOff)]
        } qw(from to);
        my ($id) = $anchor =~ /<c:chart [^>]*r:id="([^"]*)"/ or next;
        my ($about) = $anchor =~ /<xdr:cNvPr ([^>]*)>/;
        my $range = join ':', map { int2col($_->[0]) . ($_->[1] + 1) } @ends;
        chart($sheet, ++$number, part(target($drawing, 'chart', $id)), $range, $about);
        covered($sheet, @ends);
    }
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
    push @facts, 'printed=' . plain($1)
        if $workbook =~ /<definedName name="_xlnm.Print_Area" localSheetId="$index">([^<]*)</;
    push @facts, 'breaks=' . join ',', $1 =~ /<brk id="(\d+)"/g
        if $xml =~ /<rowBreaks [^>]*>(.*?)<\/rowBreaks>/s;
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
    charts_of($sheet, "xl/worksheets/sheet$number.xml");
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
