"""Step 2 (provisional)."""


def run(page, options):
    groups = []
    for line in page.lines:
        if line.blanks or not groups:
            groups.append([])
        groups[-1].append(line)
    return groups
