@echo off
chcp 65001 >nul
title Réseaux et partenariats
cd /d "%~dp0"

rem winget puts uv here; a window opened before the installation does not know it yet
set "PATH=%LOCALAPPDATA%\Microsoft\WinGet\Links;%USERPROFILE%\.local\bin;%PATH%"

where uv >nul 2>nul
if errorlevel 1 (
    echo L'outil « uv » n'est pas installé. Installation en cours, sans droits d'administrateur…
    winget install --id astral-sh.uv --exact --scope user --accept-source-agreements --accept-package-agreements
)
where uv >nul 2>nul
if errorlevel 1 (
    echo.
    echo « uv » n'a pas pu être installé. Fermez cette fenêtre, puis suivez la partie
    echo « Sous Windows, sans Python » du fichier README.md.
    pause
    exit /b 1
)

echo L'application s'ouvre dans votre navigateur. Laissez cette fenêtre ouverte tant que vous l'utilisez.
uv run --no-dev streamlit run app.py
if errorlevel 1 (
    echo.
    echo L'application s'est arrêtée. Le message ci-dessus dit pourquoi.
    pause
)
